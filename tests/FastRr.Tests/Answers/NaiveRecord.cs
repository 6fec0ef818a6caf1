namespace FastRr.Tests.Answers;

/// <summary>One record of the oracle.</summary>
/// <param name="Owner">Labels, the last one first.</param>
/// <param name="Type">Mnemonic.</param>
/// <param name="Data">RDATA in presentation form.</param>
/// <param name="Target">The name in it, of CNAME and DNAME.</param>
public sealed record NaiveRecord(string[] Owner, string Type, string Data, string[]? Target = null);
