using FastRr.Pools;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Values;
using FastRr.Server.Configuration.Yaml;
using FastRr.Wire.Registry;

namespace FastRr.Server.Configuration.Pools;

/// <summary>The keys of <c>pools</c>, <c>pool-defaults</c> and of a zone entry's <c>pools</c>.</summary>
internal static class PoolSchema
{
    // One answer holds no more RRs than the longest cycle of weights has entries.
    private const int MaxAnswers = WeightedSchedule.MaxLength;

    private static readonly Key<PoolSettings, PoolTtl> Ttl = new("ttl",
        new ScalarSchema<PoolTtl>("longest/shortest", TtlText.Parse),
        (pool, value) => pool with { Ttl = value }, "TTL while calm / while a change is under way", "300/30");

    private static readonly Key<PoolSettings, PoolPolicy> Policy = new("policy", ChoiceText.Of([
        ("round-robin", PoolPolicy.RoundRobin),
        ("weighted", PoolPolicy.Weighted),
        ("failover", PoolPolicy.Failover),
        ("hash", PoolPolicy.Hash),
    ], "least-load"), (pool, value) => pool with { Policy = value }, "how members are chosen", "round-robin");

    private static readonly Key<PoolSettings, Placed<int>> Answers = new("answers",
        new PlacedSchema<int>(new ScalarSchema<int>("number", NumberText.Between(1, MaxAnswers))),
        (pool, value) => pool with { Answers = value },
        "RRs in one answer at most; absent: 8 with round-robin, else 1");

    private static readonly Key<PoolSettings, double> HealthyShare = new("healthy-share",
        new ScalarSchema<double>("share", ShareText.Parse),
        (pool, value) => pool with { HealthyShare = value }, "share of weight that has to be well", "0.5");

    private static readonly Key<PoolSettings, WhenAllDown> AllDown = new("when-all-down", ChoiceText.Of([
        ("all", WhenAllDown.All),
        ("none", WhenAllDown.None),
        ("servfail", WhenAllDown.ServFail),
        ("last", WhenAllDown.Last),
    ]), (pool, value) => pool with { WhenAllDown = value }, "the answer when no region is well", "all");

    private static readonly LaterKey<PoolSettings> Check = new("check", "checks that all must pass");

    private static readonly Key<PoolSettings, bool> SlowStart = new("slow-start",
        new OffSchema("slow-start", "0", IsZero), (pool, _) => pool, "how long a weight rises", "0");

    private static readonly MapSchema<PoolSettings> Pool = new("a pool", _ => new PoolSettings(),
        new Key<PoolSettings, IReadOnlyList<Placed<PoolName>>>("names",
            new ListSchema<Placed<PoolName>>(
                new PlacedSchema<PoolName>(new ScalarSchema<PoolName>("domain name", PoolNameText.Parse))),
            (pool, value) => pool with { Names = value }, "names it answers for"),
        Ttl,
        Policy,
        Answers,
        HealthyShare,
        AllDown,
        Check,
        new Key<PoolSettings, string>("hash-seed", new ScalarSchema<string>("text", PlainText.Parse),
            (pool, value) => pool with { HashSeed = value }, "equal seeds place clients alike; absent: its name"),
        SlowStart,
        new Key<PoolSettings, Placed<byte[]>>("https",
            new PlacedSchema<byte[]>(
                new ScalarSchema<byte[]>("priority target parameters", RecordText.Of(RRType.HTTPS))),
            (pool, value) => pool with { Https = value },
            "HTTPS record for the names, hints filled in; absent: those of the zone"),
        new Key<PoolSettings, IReadOnlyList<Named<IReadOnlyList<MemberSettings>>>>("regions",
            new NamedMapSchema<IReadOnlyList<MemberSettings>>(
                "'regions' of a pool", "region", NameText.Parse, new RegionMembersSchema()),
            (pool, value) => pool with { Regions = value }, "members by region"),
        new Key<PoolSettings, IReadOnlyList<Named<IReadOnlyList<Placed<string>>>>>("fallback",
            new NamedMapSchema<IReadOnlyList<Placed<string>>>("'fallback'", "region", NameText.Parse, ListOf("region")),
            (pool, value) => pool with { Fallback = value }, "in place of the regions' own fallback"));

    /// <summary>Of the top level.</summary>
    public static KeySchema<Settings> Defaults { get; } = new Key<Settings, PoolSettings>("pool-defaults",
        new MapSchema<PoolSettings>("'pool-defaults'", _ => new PoolSettings(),
            Ttl, Policy, Answers, HealthyShare, AllDown, Check, SlowStart),
        (settings, value) => settings with { PoolDefaults = value }, "defaults of every pool");

    /// <summary>Of the top level.</summary>
    public static KeySchema<Settings> Pools { get; } = new Key<Settings, IReadOnlyList<Named<PoolSettings>>>("pools",
        new NamedMapSchema<PoolSettings>("'pools'", "pool name", NameText.Parse, new PoolEntrySchema(Pool)),
        (settings, value) => settings with { Pools = value }, "steered names");

    /// <summary>Of an entry of <c>zones</c>.</summary>
    public static KeySchema<ZoneEntry> ZonePools { get; } =
        new Key<ZoneEntry, IReadOnlyList<Named<IReadOnlyList<Placed<string>>>>>("pools",
            new NamedMapSchema<IReadOnlyList<Placed<string>>>(
                "'pools' of a zone", "relative name", PoolNameText.ParseRelative, ListOf("pool name")),
            (zone, value) => zone with { Pools = value }, "names relative to each zone, each with its pool");

    private static ListSchema<Placed<string>> ListOf(string form) =>
        new(new PlacedSchema<string>(new ScalarSchema<string>(form, NameText.Parse)));

    private static bool IsZero(YamlScalar scalar) =>
        DurationText.TryParse(scalar.Text, out var duration) && duration == TimeSpan.Zero;
}
