using FastRr.Server.Configuration.Geo;
using FastRr.Server.Configuration.Pools;
using FastRr.Server.Configuration.Schema;

namespace FastRr.Server.Configuration;

/// <summary>What the configuration asks for, defaults filled in; what runs is made from it and kept apart.</summary>
internal sealed record Settings
{
    public ServerSettings Server { get; init; } = new();

    /// <summary>As written; folders are not looked into yet.</summary>
    public IReadOnlyList<ZoneEntry> Zones { get; init; } = [];

    public GeoSettings Geo { get; init; } = new();

    /// <summary>The name that tells who asks; null: none.</summary>
    public Placed<PoolName>? WhoAmI { get; init; }

    /// <summary>What every pool has that does not say otherwise.</summary>
    public PoolSettings PoolDefaults { get; init; } = new();

    /// <summary>In file order, as written.</summary>
    public IReadOnlyList<Named<PoolSettings>> Pools { get; init; } = [];
}
