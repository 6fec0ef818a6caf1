using System.Net;
using FastRr.Answers;
using FastRr.Geo;
using FastRr.Geo.Regions;
using FastRr.Server.Configuration;
using FastRr.Server.Configuration.Geo;
using FastRr.Server.Configuration.Pools;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Yaml;
using FastRr.Zones;

namespace FastRr.Server.Demo;

/// <summary>What is served without a configuration: example.com on 127.0.0.1:5300.</summary>
internal static class DemoConfiguration
{
    private static readonly SourcePosition s_position = new("demo", 1, 1);
    private static readonly IPEndPoint s_endPoint = new(IPAddress.Loopback, 5300);

    /// <summary>The question section of each command that <see cref="Commands"/> shows.</summary>
    private static readonly string[] Questions =
    [
        "www.example.com A",
        "www.example.com AAAA",
        "example.com MX",
        "_sip._udp.example.com SRV",
        "any.apps.example.com A",
        "child.example.com NS",
        "+subnet=192.0.2.0/24 geo.example.com A",
        "+subnet=198.51.100.0/24 geo.example.com A",
        "+subnet=203.0.113.0/24 geo.example.com A",
        "whoami.example.com TXT",
    ];

    /// <summary>Made here and not read from a file: a demo that starts at once reads no YAML.</summary>
    public static LoadedConfiguration Create()
    {
        _ = ZoneName.Parse("example.com", out var zone);
        var settings = new Settings
        {
            Server = new ServerSettings { Listen = [s_endPoint], Identity = "demo" },
            Geo = new GeoSettings
            {
                Position = s_position,
                Databases = [new Placed<string>("demo.mmdb", s_position)],
                Regions =
                [
                    Region("eu", "EU", new GeoPoint(50.11, 8.68)),
                    Region("na", "NA", new GeoPoint(39.04, -77.49)),
                    Region("ap", "AS", new GeoPoint(1.35, 103.82)),
                ],
                Open = Open,
            },
            WhoAmI = Name("\u0006whoami\u0007example\u0003com\0"u8),
            Pools =
            [
                new Named<PoolSettings>("geo", s_position, new PoolSettings
                {
                    Names = [Name("\u0003geo\u0007example\u0003com\0"u8)],
                    Regions =
                    [
                        Members("eu", "192.0.2.101", "192.0.2.102", "192.0.2.103"),
                        Members("na", "198.51.100.101", "198.51.100.102"),
                        Members("ap", "203.0.113.101", "203.0.113.102"),
                    ],
                }),
            ],
        };
        var source = new ZoneSource(
            zone, "example.com.zone", RotationOrder.Cyclic, IgnoresSignatures: false, s_position)
        { Open = Open };
        return new LoadedConfiguration(settings, [source], new YamlMapping(s_position, []))
        {
            Regions = RegionSetBuilder.Build(settings.Geo, new FindingCollector()),
        };
    }

    private static Named<RegionSettings> Region(string name, string continent, GeoPoint at)
    {
        var entry = new MatchEntry(RuleSubject.OfContinent(continent), continent);
        return new(name, s_position, new RegionSettings { Match = [new(entry, s_position)], At = at });
    }

    private static Placed<PoolName> Name(ReadOnlySpan<byte> wire) => new(new PoolName(wire), s_position);

    private static Named<IReadOnlyList<MemberSettings>> Members(string region, params string[] addresses) => new(
        region,
        s_position,
        [.. addresses.Select(address => new MemberSettings
        {
            Position = s_position,
            Addresses = [IPAddress.Parse(address)],
        })]);

    private static Stream Open(string file) =>
        typeof(DemoConfiguration).Assembly.GetManifestResourceStream($"Demo/{file}")!;

    /// <summary>Commands to paste, that show what there is to see.</summary>
    /// <param name="endPoint">Where the server listens.</param>
    public static IEnumerable<string> Commands(IPEndPoint endPoint)
    {
        var port = endPoint.Port == 53 ? "" : $" -p {endPoint.Port}";
        return Questions.Select(question => $"dig @{endPoint.Address}{port} {question}");
    }
}
