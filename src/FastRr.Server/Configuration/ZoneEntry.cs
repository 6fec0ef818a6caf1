using FastRr.Answers;
using FastRr.Server.Configuration.Schema;
using FastRr.Zones;

namespace FastRr.Server.Configuration;

/// <summary>An entry of <c>zones</c> as written: one zone by name, or a folder of them.</summary>
internal sealed record ZoneEntry
{
    /// <summary>Where it stands.</summary>
    public required SourcePosition Position { get; init; }

    public ZoneName? Name { get; init; }

    /// <summary>Path of the master file; null: the one that the name gives.</summary>
    public string? File { get; init; }

    /// <summary>Path of a folder; every *.zone below it is a zone.</summary>
    public string? Folder { get; init; }

    public RotationOrder Order { get; init; } = RotationOrder.Cyclic;

    /// <summary>Signatures in the zone are plain data and known to be.</summary>
    public bool IgnoresSignatures { get; init; }

    /// <summary>Names relative to each zone, each with its pools.</summary>
    public IReadOnlyList<Named<IReadOnlyList<Placed<string>>>> Pools { get; init; } = [];
}
