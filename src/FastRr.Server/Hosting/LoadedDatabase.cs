namespace FastRr.Server.Hosting;

/// <summary>A database that was read.</summary>
/// <param name="Path">As configured.</param>
/// <param name="Type">What its maker calls it.</param>
/// <param name="BuildTime">When it was made.</param>
internal sealed record LoadedDatabase(string Path, string Type, DateTimeOffset BuildTime);
