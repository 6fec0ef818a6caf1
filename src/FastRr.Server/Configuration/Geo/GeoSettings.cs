using FastRr.Server.Configuration.Schema;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Geo;

/// <summary>The section <c>geo</c> as written.</summary>
internal sealed record GeoSettings
{
    /// <summary>Where the section stands; null: it is not there.</summary>
    public SourcePosition? Position { get; init; }

    /// <summary>Paths; what an earlier database says goes before a later one.</summary>
    public IReadOnlyList<Placed<string>> Databases { get; init; } = [];

    /// <summary>Opens a database where it is no file of the system's; null: it is.</summary>
    public Func<string, Stream>? Open { get; init; }

    /// <summary>A database older than that is a warning; null: none is.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>In file order.</summary>
    public IReadOnlyList<Named<RegionSettings>> Regions { get; init; } = [];

    /// <summary>A client that no rule matches goes to the region nearest to its coordinates.</summary>
    public Placed<bool>? Nearest { get; init; }

    /// <summary>Region of those whom nothing else decides; null: the first one.</summary>
    public Placed<string>? Default { get; init; }

    /// <summary>This PoP's own region; null: none.</summary>
    public HereSettings? Here { get; init; }

    /// <summary>Regions that step in for a region.</summary>
    public IReadOnlyList<Named<IReadOnlyList<Placed<string>>>> Fallback { get; init; } = [];

    /// <summary>A client subnet decides on the region; false: it is echoed with scope 0.</summary>
    public bool HonoursClientSubnet { get; init; } = true;
}
