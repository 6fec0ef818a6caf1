using System.Net;
using FastRr.Answers;
using FastRr.Server.Configuration.Geo;
using FastRr.Server.Configuration.Pools;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Values;
using FastRr.Server.Configuration.Yaml;
using Microsoft.Extensions.Logging;

namespace FastRr.Server.Configuration;

/// <summary>Every key of the configuration, in the order of CONFIG.</summary>
internal static class ConfigurationSchema
{
    /// <summary>Keys of the top level that start so are a place for anchors.</summary>
    public const string IgnoredPrefix = "x-";

    private static readonly ScalarSchema<string> CharacterString = new("text", PlainText.ParseCharacterString);
    private static readonly ScalarSchema<string> FilePath = new("path", PlainText.ParsePath);
    private static readonly ScalarSchema<ZoneName> NameOfZone = new("zone name", ZoneNameText.Parse);
    private static readonly ScalarSchema<IPEndPoint> EndPoint = new("address:port", EndPointText.Parse);
    private static readonly ScalarSchema<IPNetwork> Network = new("network", NetworkText.Parse);

    private static readonly MapSchema<TcpSettings> Tcp = new("'tcp'", _ => new TcpSettings(),
        new Key<TcpSettings, int>("connections", Number(1, 1_000_000),
            (tcp, value) => tcp with { Connections = value }, "connections open at once, in all", "4096"),
        new Key<TcpSettings, int>("per-client", Number(1, 1_000_000),
            (tcp, value) => tcp with { PerClient = value },
            "connections open at once from one address", "64"),
        // The keepalive option counts tenths of a second in 16 bits (RFC 7828 §3.1): an hour fits.
        new Key<TcpSettings, TimeSpan>("idle", Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
            (tcp, value) => tcp with { Idle = value },
            "closed so long after the last complete query", "30s"),
        new Key<TcpSettings, IReadOnlyList<IPNetwork>>("exempt",
            new ListSchema<IPNetwork>(Network) { IsDistinct = true },
            (tcp, value) => tcp with { Exempt = value }, "networks free of per-client", "[]"));

    private static readonly MapSchema<LogSettings> Log = new("'log'", _ => new LogSettings(),
        new Key<LogSettings, bool>("format", ChoiceText.Of([("text", false), ("json", true)]),
            (log, value) => log with { IsJson = value }, "form of a log line", "text"),
        new Key<LogSettings, LogLevel>("level", ChoiceText.Of([
            ("error", LogLevel.Error),
            ("warning", LogLevel.Warning),
            ("info", LogLevel.Information),
            ("debug", LogLevel.Debug),
        ]), (log, value) => log with { Level = value }, "least grave level that is logged", "info"),
        new Key<LogSettings, bool>("query", new OffSchema("query", "0", IsZeroShare),
            (log, _) => log, "share of queries logged", "0"));

    private static readonly MapSchema<ServerSettings> Server = new("'server'", _ => new ServerSettings(),
        new Key<ServerSettings, IReadOnlyList<IPEndPoint>>("listen",
            new ListSchema<IPEndPoint>(EndPoint) { IsDistinct = true },
            (server, value) => server with { Listen = value },
            "addresses for UDP and TCP; port 53 if none is given", "[\"127.0.0.1:5300\", \"[::1]:5300\"]"),
        new Key<ServerSettings, IoKind>("io", ChoiceText.Of([
            ("auto", IoKind.Auto),
            ("sockets", IoKind.Sockets),
            ("mmsg", IoKind.Mmsg),
            ("uring", IoKind.Uring),
        ], "xdp"), (server, value) => server with { Io = value }, "how datagrams arrive", "auto"),
        Later<ServerSettings>("interface", "network interface, xdp only"),
        Later<ServerSettings>("in-kernel", "xdp only: the hottest answers are given inside the driver"),
        new Key<ServerSettings, int?>("workers",
            new ScalarSchema<int?>("auto | number", NumberText.AutoOrBetween(1, 1024)),
            (server, value) => server with { Workers = value },
            "receive loops; auto: one per CPU the process may use, each pinned", "auto"),
        new Key<ServerSettings, bool>("rotation", ChoiceText.Of([
            ("atomic", false),
            ("per-worker", true),
        ]), (server, value) => server with { RotatesPerWorker = value },
            "who shares a rotation index", "atomic"),
        new Key<ServerSettings, bool>("steering", ChoiceText.Of([
            ("hash", false),
            ("cpu", true),
        ]), (server, value) => server with { SteersByCpu = value },
            "how datagrams are spread over the loops of an address", "hash"),
        new Key<ServerSettings, string>("identity", CharacterString,
            (server, value) => server with { Identity = value },
            "NSID and CH TXT id.server; absent: neither is answered"),
        new Key<ServerSettings, string>("version", CharacterString,
            (server, value) => server with { Version = value }, "CH TXT version.bind; absent: REFUSED"),
        new Key<ServerSettings, int>("udp-payload", Number(512, 65_507),
            (server, value) => server with { UdpPayload = value },
            "octets of the largest UDP response", "1232"),
        Later<ServerSettings>("state", "folder for forced states, last health, accepted databases"),
        Later<ServerSettings>("user", "user taken after binding"),
        Later<ServerSettings>("watch", "reload when a file changes"),
        new Key<ServerSettings, bool>("admin", new OffSchema("admin", "off", scalar => scalar.Text == "off"),
            (server, _) => server, "address of the admin interface", "off"),
        new Key<ServerSettings, IPEndPoint>("metrics", new ScalarSchema<IPEndPoint>("address:port", MetricsEndPoint),
            (server, value) => server with { Metrics = value },
            "address of /metrics, /healthz and /readyz; absent: none"),
        new Key<ServerSettings, TcpSettings>("tcp", Tcp,
            (server, value) => server with { Tcp = value }, "limits of TCP"),
        Later<ServerSettings>("rate-limit", "response rate limiting"),
        Later<ServerSettings>("cookies", "secrets of DNS cookies"),
        new Key<ServerSettings, LogSettings>("log", Log,
            (server, value) => server with { Log = value }, "logs on standard error"),
        Later<ServerSettings>("dnstap", "queries and answers to a dnstap socket"));

    private static readonly MapSchema<ZoneEntry> ZoneMap = new("an entry of 'zones'",
        position => new ZoneEntry { Position = position },
        new Key<ZoneEntry, ZoneName>("name", NameOfZone,
            (zone, value) => zone with { Name = value }, "the zone's name"),
        new Key<ZoneEntry, string>("file", FilePath,
            (zone, value) => zone with { File = value },
            "its master file; absent: zones/NAME.zone beside the configuration"),
        new Key<ZoneEntry, string>("folder", FilePath,
            (zone, value) => zone with { Folder = value }, "every *.zone below it; the file's name is the zone's"),
        new Key<ZoneEntry, RotationOrder>("order", ChoiceText.Of([
            ("cyclic", RotationOrder.Cyclic),
            ("random", RotationOrder.Random),
            ("fixed", RotationOrder.Fixed),
            ("subnet", RotationOrder.Subnet),
        ]), (zone, value) => zone with { Order = value },
            "how RRs turn from query to query", "cyclic"),
        new Key<ZoneEntry, bool>("signed", ChoiceText.Of([("ignore", true)]),
            (zone, value) => zone with { IgnoresSignatures = value }, "ignore: a DNSKEY at the apex is plain data"),
        PoolSchema.ZonePools,
        Later<ZoneEntry>("max-removed", "a reload that would lose more zones is held"));

    /// <summary>The value of <c>include</c>, which is read file by file before the rest.</summary>
    public static ListSchema<string> Include { get; } = new(FilePath);

    /// <summary>The top level.</summary>
    public static MapSchema<Settings> Root { get; } = new("the top level", _ => new Settings(),
        new Key<Settings, IReadOnlyList<string>>("include", Include,
            (settings, _) => settings, "files joined with this one; globs"),
        new Key<Settings, ServerSettings>("server", Server,
            (settings, value) => settings with { Server = value }, "the process and its sockets"),
        new Key<Settings, IReadOnlyList<ZoneEntry>>("zones",
            new ListSchema<ZoneEntry>(new ZoneEntrySchema(NameOfZone, ZoneMap)),
            (settings, value) => settings with { Zones = value }, "the zones to serve"),
        GeoSchema.Geo,
        new Key<Settings, Placed<PoolName>>("whoami",
            new PlacedSchema<PoolName>(new ScalarSchema<PoolName>("domain name", PoolNameText.Parse)),
            (settings, value) => settings with { WhoAmI = value },
            "TXT there tells who asks, from which region and by what rule; absent: none"),
        Later<Settings>("checks", "health checks"),
        PoolSchema.Defaults,
        PoolSchema.Pools,
        Later<Settings>("overrides", "forced states as a file"),
        Later<Settings>("anycast", "routes announced while ready"))
    {
        Place = "at the top level",
        IgnoredPrefix = IgnoredPrefix,
    };

    private static ScalarSchema<int> Number(int least, int most) => new("number", NumberText.Between(least, most));

    private static ScalarSchema<TimeSpan> Duration(TimeSpan least, TimeSpan most) =>
        new("duration", DurationText.Between(least, most));

    private static LaterKey<T> Later<T>(string name, string summary) => new(name, summary);

    /// <summary>No port is the port of metrics, so one has to be there.</summary>
    private static string? MetricsEndPoint(YamlScalar scalar, out IPEndPoint value) =>
        EndPointText.Parse(scalar.Text, out value, needsPort: true);

    private static bool IsZeroShare(YamlScalar scalar) => ShareText.Parse(scalar, out var share) is null && share == 0;
}
