using FastRr.Answers;
using FastRr.Server.Configuration.Schema;
using FastRr.Zones;

namespace FastRr.Server.Configuration;

/// <summary>One zone to load: what remains of <c>zones</c> when folders have been looked into.</summary>
/// <param name="Name">The zone.</param>
/// <param name="File">Path of its master file.</param>
/// <param name="Order">How its RRs turn.</param>
/// <param name="IgnoresSignatures">DNSSEC data in it is plain data.</param>
/// <param name="Position">The entry that asked for it.</param>
internal sealed record ZoneSource(
    ZoneName Name, string File, RotationOrder Order, bool IgnoresSignatures, SourcePosition Position)
{
    /// <summary>Opens the file where it is none of the system's; null: it is.</summary>
    public Func<string, Stream>? Open { get; init; }

    /// <summary>Names relative to the zone, each with its pools.</summary>
    public IReadOnlyList<Named<IReadOnlyList<Placed<string>>>> Pools { get; init; } = [];
}
