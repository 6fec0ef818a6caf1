using FastRr.Geo;
using FastRr.Geo.Regions;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Values;

namespace FastRr.Server.Configuration.Geo;

/// <summary>The keys of <c>geo</c>.</summary>
internal static class GeoSchema
{
    private static readonly PlacedSchema<string> Name = new(new ScalarSchema<string>("region", NameText.Parse));

    private static readonly ListSchema<Placed<string>> Names = new(Name);

    private static readonly MapSchema<RegionSettings> Region = new("a region", _ => new RegionSettings(),
        new Key<RegionSettings, IReadOnlyList<Placed<MatchEntry>>>("match",
            new ListSchema<Placed<MatchEntry>>(
                new PlacedSchema<MatchEntry>(new ScalarSchema<MatchEntry>("rule", MatchText.Parse))),
            (region, value) => region with { Match = value },
            "continents, countries, subdivisions, cities, autonomous systems, networks", "[]"),
        new Key<RegionSettings, GeoPoint>("at", new PointSchema(),
            (region, value) => region with { At = value }, "where distances are measured from; absent: nowhere"),
        new Key<RegionSettings, bool>("private", Bool(),
            (region, value) => region with { IsPrivate = value }, "never another region's fallback", "false"));

    private static readonly MapSchema<HereSettings> HereMap = new("'here'", _ => new HereSettings(),
        new Key<HereSettings, Placed<string>>("region", Name,
            (here, value) => here with { Region = value }, "the PoP's own region"),
        new Key<HereSettings, HereWhen>("when", ChoiceText.Of([
            ("unmatched", HereWhen.Unmatched),
            ("no-subnet", HereWhen.NoSubnet),
            ("always", HereWhen.Always),
        ]), (here, value) => here with { When = value },
            "who belongs to it: sources that no rule matches, all sources, everyone", "unmatched"));

    private static readonly MapSchema<GeoSettings> Map = new(
        "'geo'", position => new GeoSettings { Position = position },
        new Key<GeoSettings, IReadOnlyList<Placed<string>>>("databases",
            new ListSchema<Placed<string>>(
                new PlacedSchema<string>(new ScalarSchema<string>("path", PlainText.ParsePath))),
            (geo, value) => geo with { Databases = value },
            "MMDB files; what an earlier one says goes before a later one", "[]"),
        new Key<GeoSettings, TimeSpan?>("max-age", new ScalarSchema<TimeSpan?>("duration", DurationText.Positive),
            (geo, value) => geo with { MaxAge = value }, "an older database is a warning; absent: none is"),
        // Updates come with reload, and holding one across a start needs 'server.state'.
        new LaterKey<GeoSettings>("max-shift", "an update that moves more of the address space is held"),
        new Key<GeoSettings, IReadOnlyList<Named<RegionSettings>>>("regions",
            new NamedMapSchema<RegionSettings>("'regions'", "region", NameText.Parse, Region),
            (geo, value) => geo with { Regions = value }, "the regions, each with its rules"),
        new Key<GeoSettings, Placed<bool>>("nearest", new PlacedSchema<bool>(Bool()),
            (geo, value) => geo with { Nearest = value },
            "a client that no rule matches goes to the region nearest to its coordinates", "false"),
        new Key<GeoSettings, Placed<string>>("default", Name,
            (geo, value) => geo with { Default = value },
            "region of those whom nothing else decides; absent: the first one"),
        new Key<GeoSettings, HereSettings>("here", new HereSchema(Name, HereMap),
            (geo, value) => geo with { Here = value }, "this PoP's own region; absent: none"),
        new Key<GeoSettings, IReadOnlyList<Named<IReadOnlyList<Placed<string>>>>>("fallback",
            new NamedMapSchema<IReadOnlyList<Placed<string>>>("'fallback'", "region", NameText.Parse, Names),
            (geo, value) => geo with { Fallback = value },
            "regions that step in, in order; [] for none; absent: all others by distance"),
        new Key<GeoSettings, bool>("client-subnet", Bool(),
            (geo, value) => geo with { HonoursClientSubnet = value },
            "a client subnet decides; false: it is echoed with scope 0", "true"));

    /// <summary>Of the top level.</summary>
    public static KeySchema<Settings> Geo { get; } = new Key<Settings, GeoSettings>(
        "geo", Map, (settings, value) => settings with { Geo = value }, "regions");

    private static ScalarSchema<bool> Bool() => ChoiceText.Of([("true", true), ("false", false)]);
}
