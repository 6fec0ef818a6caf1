namespace FastRr.Testing.Dns;

/// <summary>An OPT record taken apart (RFC 6891 §6.1.2).</summary>
/// <param name="PayloadSize">The sender's UDP payload size in octets.</param>
/// <param name="Version">0 is all there is today.</param>
/// <param name="DnssecOk">The DO bit.</param>
/// <param name="Options">Code and data, in the order received.</param>
public sealed record OptData(
    int PayloadSize, byte Version, bool DnssecOk, IReadOnlyList<(ushort Code, byte[] Data)> Options)
{
    /// <summary>The data of the first option with a code, or null.</summary>
    public byte[]? Option(ushort code)
    {
        foreach (var option in Options)
        {
            if (option.Code == code)
                return option.Data;
        }
        return null;
    }
}
