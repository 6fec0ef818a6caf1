namespace FastRr.Zones;

/// <summary>How a zone is loaded.</summary>
public sealed record ZoneLoadOptions
{
    public static ZoneLoadOptions Default { get; } = new();

    /// <summary>
    /// A DNSKEY at the apex is no error: DNSSEC types are served as plain data (<c>signed: ignore</c>).
    /// </summary>
    public bool IgnoreSigned { get; init; }

    /// <summary>
    /// Opens the main file and those it includes, by the paths that positions show; null: files of the system.
    /// </summary>
    public Func<string, Stream>? Open { get; init; }

    /// <summary>
    /// Whether a name, lower-cased in wire form, has addresses that do not stand in the zone; null: none has. Told the
    /// octets of its longest suffix that exists in the zone too: no wildcard above that answers (RFC 4592 §3.3.1).
    /// </summary>
    public Func<ReadOnlySpan<byte>, int, bool>? HasAddressElsewhere { get; init; }

    /// <summary>Told the octets read so far, included files too, after every read of some 100 kilobytes.</summary>
    public IProgress<long>? Progress { get; init; }
}
