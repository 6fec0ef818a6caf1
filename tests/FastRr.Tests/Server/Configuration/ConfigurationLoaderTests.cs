using System.Net;
using FastRr.Answers;
using FastRr.Server.Configuration;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FastRr.Tests.Server.Configuration;

public sealed class ConfigurationLoaderTests
{
    private const string Zones = "zones: [example.com]\n";

    [Fact]
    public void Load_OnlyZones_HasEveryDefaultOfTheContract()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", Zones);
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        var server = configuration.Settings.Server;
        Assert.Equal(["127.0.0.1:5300", "[::1]:5300"], server.Listen.Select(endPoint => endPoint.ToString()));
        Assert.Equal(IoKind.Auto, server.Io);
        Assert.Null(server.Workers);
        Assert.False(server.RotatesPerWorker);
        Assert.Null(server.Identity);
        Assert.Null(server.Version);
        Assert.Equal(1232, server.UdpPayload);
        Assert.Equal((4096, 64), (server.Tcp.Connections, server.Tcp.PerClient));
        Assert.Equal(TimeSpan.FromSeconds(30), server.Tcp.Idle);
        Assert.Empty(server.Tcp.Exempt);
        Assert.Null(server.Metrics);
        Assert.Equal((false, LogLevel.Information), (server.Log.IsJson, server.Log.Level));
        var zone = Assert.Single(configuration.Zones);
        Assert.Equal(folder.PathOf("zones/example.com.zone"), zone.File);
        Assert.Equal(RotationOrder.Cyclic, zone.Order);
        Assert.False(zone.IgnoresSignatures);
    }

    [Fact]
    public void Load_EveryAvailableKey_IsTaken()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", """
            server:
              listen: [192.0.2.1, "192.0.2.1:5353", "[2001:db8::1]", "[::]:853"]
              io: sockets
              workers: 3
              rotation: per-worker
              steering: cpu
              identity: fra1
              version: none of your business
              udp-payload: 1400
              tcp: { connections: 10, per-client: 2, idle: 1m30s, exempt: [10.0.0.0/8, "2001:db8::/32", 192.0.2.7] }
              log: { format: json, level: debug, query: 0% }
              admin: off
              metrics: 10.0.0.5:9353
            zones:
              - { name: example.org., file: ../org.zone, order: random, signed: ignore }
              - { name: ., file: /root.zone, order: fixed }
            """);
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        var server = configuration.Settings.Server;
        Assert.Equal(
            ["192.0.2.1:53", "192.0.2.1:5353", "[2001:db8::1]:53", "[::]:853"],
            server.Listen.Select(endPoint => endPoint.ToString()));
        Assert.Equal(
            (IoKind.Sockets, 3, true, true),
            (server.Io, server.Workers, server.RotatesPerWorker, server.SteersByCpu));
        Assert.Equal(("fra1", "none of your business", 1400), (server.Identity, server.Version, server.UdpPayload));
        Assert.Equal(
            (10, 2, TimeSpan.FromSeconds(90)), (server.Tcp.Connections, server.Tcp.PerClient, server.Tcp.Idle));
        Assert.Equal(
            [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("192.0.2.7/32")],
            server.Tcp.Exempt);
        Assert.Equal("10.0.0.5:9353", server.Metrics?.ToString());
        Assert.Equal((true, LogLevel.Debug), (server.Log.IsJson, server.Log.Level));
        Assert.Equal(["example.org", "."], configuration.Zones.Select(zone => zone.Name.Text));
        Assert.Equal([folder.PathOf("../org.zone"), "/root.zone"], configuration.Zones.Select(zone => zone.File));
        Assert.Equal([RotationOrder.Random, RotationOrder.Fixed], configuration.Zones.Select(zone => zone.Order));
        Assert.Equal([true, false], configuration.Zones.Select(zone => zone.IgnoresSignatures));
    }

    [Theory]
    [InlineData("server: { lisen: x }", "1:11: error: unknown key 'lisen' in 'server': did you mean 'listen'?")]
    [InlineData("server: { tcp: { conections: 1 } }",
        "1:18: error: unknown key 'conections' in 'tcp': did you mean 'connections'?")]
    [InlineData("server: { quux: 1 }",
        "1:11: error: unknown key 'quux' in 'server': known keys: listen, io, interface, in-kernel, workers, rotation, "
        + "steering, identity, version, udp-payload, state, user, watch, admin, metrics, tcp, rate-limit, cookies, "
        + "log, dnstap")]
    [InlineData("listen: x", "1:1: error: unknown key 'listen' at the top level: did you mean 'server.listen'?")]
    [InlineData("idle: 5s", "1:1: error: unknown key 'idle' at the top level: did you mean 'server.tcp.idle'?")]
    [InlineData("Server: {}", "1:1: error: unknown key 'Server' at the top level: did you mean 'server'?")]
    [InlineData("server: { io: sockets, io: mmsg }", "1:24: error: duplicate key 'io': first at fastrr.yaml:1:11")]
    [InlineData("server: { identity: false }",
        "1:21: error: text is wanted here, not a bare false: did a template turn NO into it? If it is meant, quote it")]
    [InlineData("server: { identity: True }",
        "1:21: error: text is wanted here, not a bare True: did a template turn YES into it? If it is meant, quote it")]
    [InlineData("server: { identity: }", "1:21: error: a value is missing: text")]
    [InlineData("server: { identity: \"\" }", "1:21: error: the text is empty")]
    [InlineData("server: { identity: [a] }", "1:21: error: one value is expected (text), not a list")]
    [InlineData("server: { listen: { a: b } }", "1:19: error: one value is expected (address:port), not a map")]
    [InlineData("server: { io: mmsgg }", "1:15: error: unknown value 'mmsgg': did you mean 'mmsg'?")]
    [InlineData("server: { io: epoll }",
        "1:15: error: unknown value 'epoll': known values: auto, sockets, mmsg, uring, xdp")]
    [InlineData("server: { io: xdp }", "1:15: error: 'xdp' is not available yet")]
    [InlineData("server: { steering: CPU }", "1:21: error: unknown value 'CPU': did you mean 'cpu'?")]
    [InlineData("server: { admin: 127.0.0.1:8053 }", "1:18: error: 'admin' other than 'off' is not available yet")]
    [InlineData("server: { metrics: 127.0.0.1 }", "1:20: error: '127.0.0.1' lacks a port, as in '127.0.0.1:9353'")]
    [InlineData("server: { admin: { listen: [] } }", "1:18: error: 'admin' other than 'off' is not available yet")]
    [InlineData("server: { log: { query: 1% } }", "1:25: error: 'query' other than '0' is not available yet")]
    [InlineData("server: { workers: 0 }", "1:20: error: 0 is out of range: 1 to 1024, or 'auto'")]
    [InlineData("server: { workers: many }", "1:20: error: 'many' is not a whole number from 1 to 1024, or 'auto'")]
    [InlineData("server: { udp-payload: 511 }", "1:24: error: 511 is out of range: 512 to 65507")]
    [InlineData("server: { udp-payload: 99999999999 }", "1:24: error: 99999999999 is out of range: 512 to 65507")]
    [InlineData("server: { udp-payload: 0x500 }", "1:24: error: '0x500' is not a whole number from 512 to 65507")]
    [InlineData("server: { tcp: { idle: 5 s } }",
        "1:24: error: '5 s' is not a duration: 500ms, 2s, 5m, 1h30m, 7d, or a bare number of seconds")]
    [InlineData("server: { tcp: { idle: 2h } }", "1:24: error: 2h is out of range: 100ms to 1h")]
    [InlineData("server: { tcp: [] }", "1:16: error: 'tcp' takes a map of keys: connections, per-client, idle, exempt")]
    [InlineData("server: { tcp: { exempt: [10.0.0.1/8] } }",
        "1:27: error: '10.0.0.1/8' has bits beyond its prefix: did you mean '10.0.0.0/8'?")]
    [InlineData("server: { tcp: { exempt: [10.0.0.0/33] } }",
        "1:27: error: '10.0.0.0/33': a prefix length from 0 to 32 stands after '/'")]
    [InlineData("server: { tcp: { exempt: [10.1] } }",
        "1:27: error: '10.1' is not a network: '192.0.2.0/24', '2001:db8::/32' or a single address")]
    [InlineData("server: { listen: [] }", "1:19: error: 'listen' is empty: no query could arrive")]
    [InlineData("server: { listen: }", "1:19: error: a value is missing: a list of address:port; '[]' for none")]
    [InlineData("server: { listen: [127.0.0.1, \"127.0.0.1:53\"] }",
        "1:31: error: '127.0.0.1:53' stands twice: first at fastrr.yaml:1:20")]
    [InlineData("server: { identity: !!str x }",
        "1:21: error: tags such as 'tag:yaml.org,2002:str' mean nothing here: every value is text")]
    [InlineData("server: *nope", "1:9: error: no anchor '&nope' stands before this alias\n"
        + "1:9: error: 'server' takes a map of keys: listen, io, interface, in-kernel, workers, rotation, steering, "
        + "identity, version, udp-payload, state, user, watch, admin, metrics, tcp, rate-limit, cookies, log, dnstap")]
    [InlineData("? [a]\n: b", "1:3: error: a key must be one word, not a list or a map")]
    [InlineData("anycast: { settle: 5s }", "1:1: error: 'anycast' is not available yet")]
    public void Load_OneMistake_NamesPlaceAndWayOut(string yaml, string expected)
    {
        using var folder = new TestFolder().Write("fastrr.yaml", $"{yaml}\n{Zones}");
        var lines = expected.Split('\n').Select(line => "fastrr.yaml:" + line);
        Assert.Equal(string.Join('\n', lines), folder.Load().Findings);
    }

    [Theory]
    [InlineData("- a", "1:1: error: the top level must be a map of keys such as 'server' and 'zones'")]
    [InlineData("", " error: 'zones' is missing: there is nothing to serve")]
    [InlineData("# only a comment\n", " error: 'zones' is missing: there is nothing to serve")]
    [InlineData("zones: []", "1:1: warning: 'zones' is empty: every query will be refused")]
    [InlineData("zones:", "1:7: error: a value is missing: a list of zone name or map; '[]' for none")]
    [InlineData("zones: [a]\n---\nserver: {}",
        "2:1: error: a second document: a configuration file is one YAML document")]
    [InlineData("zones: [a\nserver: {}",
        "1:8: error: a list or map that starts here is not closed, or a ':' or ',' is out of place")]
    [InlineData("zones:\n\t- a", "2:1: error: a tab in the indentation: YAML wants spaces")]
    [InlineData("zones: a: b", "1:9: error: while scanning a plain scalar value, found invalid mapping")]
    [InlineData("zones: \"a", "1:8: error: while scanning a quoted scalar, found unexpected end of stream")]
    public void Load_BrokenDocument_NamesThePlace(string yaml, string expected)
    {
        using var folder = new TestFolder().Write("fastrr.yaml", yaml);
        Assert.Equal("fastrr.yaml:" + expected, folder.Load().Findings);
    }

    [Fact]
    public void Load_ManyMistakes_FindsAllInOrderOfTheirPlaces()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", """
            zones:
              - { name: a, fil: b }
              - 5 6
            server:
              workers: x
              rotatoin: y
            """);
        Assert.Equal("""
            fastrr.yaml:2:16: error: unknown key 'fil' in an entry of 'zones': did you mean 'file'?
            fastrr.yaml:3:5: error: '5 6' is not a zone name: it has a blank inside
            fastrr.yaml:5:12: error: 'x' is not a whole number from 1 to 1024, or 'auto'
            fastrr.yaml:6:3: error: unknown key 'rotatoin' in 'server': did you mean 'rotation'?
            """, folder.Load().Findings);
    }

    [Fact]
    public void Load_NoSuchFile_NamesIt()
    {
        using var folder = new TestFolder();
        Assert.Equal("fastrr.yaml: error: no such file", folder.Load().Findings);
    }

    [Fact]
    public void Load_Folder_SaysSo()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.PathOf("fastrr.yaml"));
        Assert.Equal("fastrr.yaml: error: is a directory", folder.Load().Findings);
    }

    [Fact]
    public void Load_OctetsThatAreNotUtf8_SaysSo()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder.PathOf("fastrr.yaml"), [.. "zones: ["u8, 0xE9, .. "]"u8]);
        Assert.Equal("fastrr.yaml: error: not UTF-8", folder.Load().Findings);
    }

    [Fact]
    public void Load_ByteOrderMarkAndCarriageReturns_ChangeNothing()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", "\uFEFFserver:\r\n  io: mmsg\r\nzones:\r\n  - a\r\n");
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        Assert.Equal(IoKind.Mmsg, configuration.Settings.Server.Io);
    }

    [Theory]
    [InlineData("auto", IoKind.Auto)]
    [InlineData("sockets", IoKind.Sockets)]
    [InlineData("mmsg", IoKind.Mmsg)]
    [InlineData("uring", IoKind.Uring)]
    public void Load_EveryIo_IsTaken(string word, object io)
    {
        using var folder = new TestFolder().Write("fastrr.yaml", $"server: {{ io: {word} }}\nzones: [a]\n");
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        Assert.Equal(io, configuration.Settings.Server.Io);
    }

    [Fact]
    public void Load_AnchorsAndMerges_AreResolvedWithTheirOwnKeysFirst()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", """
            x-limits: &limits { connections: 10, per-client: 5 }
            x-slow: &slow { idle: 1m, per-client: 9 }
            server:
              tcp: { <<: [*limits, *slow], connections: 20 }
              log: { <<: { format: json } }
            zones: [a]
            """);
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        var tcp = configuration.Settings.Server.Tcp;
        Assert.Equal((20, 5, TimeSpan.FromMinutes(1)), (tcp.Connections, tcp.PerClient, tcp.Idle));
        Assert.True(configuration.Settings.Server.Log.IsJson);
    }

    [Fact]
    public void Load_MergeOfWhatIsNoMap_IsAnError()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", "x-a: &a [1]\nserver: { <<: *a }\nzones: [a]\n");
        Assert.Equal(
            "fastrr.yaml:1:6: error: '<<' takes a map, as an alias, or a list of maps", folder.Load().Findings);
    }

    [Fact]
    public void Load_MistakeInsideAnAnchor_IsReportedWhereItStands()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "x-a: &a { idle: soon }\nserver: { tcp: *a }\nzones: [a]\n");
        Assert.StartsWith(
            "fastrr.yaml:1:17: error: 'soon' is not a duration", folder.Load().Findings, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NestedBeyondReason_IsAnErrorAndNoCrash()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", $"zones: {new string('[', 20_000)}");
        Assert.Equal("fastrr.yaml:1:72: error: nested deeper than 64 levels", folder.Load().Findings);
    }

    [Fact]
    public void Load_AliasesOfAliases_DoNotMultiply()
    {
        // "A billion laughs": each line holds ten of the line before.
        var lines = Enumerable.Range(1, 12)
            .Select(line => $"x-{line}: &l{line} [{string.Join(", ", Enumerable.Repeat($"*l{line - 1}", 10))}]");
        using var folder = new TestFolder()
            .Write("fastrr.yaml",
                $"x-0: &l0 [a]\n{string.Join('\n', lines)}\nserver: {{ identity: *l12 }}\nzones: [a]\n");
        Assert.Equal("fastrr.yaml:13:7: error: one value is expected (text), not a list", folder.Load().Findings);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("NO")]
    [InlineData("null")]
    [InlineData("0123")]
    [InlineData("1e3")]
    public void Load_QuotedOrOrdinaryText_StaysText(string text)
    {
        using var folder = new TestFolder().Write("fastrr.yaml", $"server: {{ identity: \"{text}\" }}\n{Zones}");
        Assert.Equal(text, folder.Load().Configuration.Settings.Server.Identity);
        if (text == "false")
            return;
        folder.Write("fastrr.yaml", $"server: {{ identity: {text} }}\n{Zones}");
        Assert.Equal(text, folder.Load().Configuration.Settings.Server.Identity);
    }

    [Theory]
    [InlineData("", "'whoami' needs regions: 'geo.regions' has none")]
    [InlineData("geo: { nearest: false }\n", "'whoami' needs regions: 'geo.regions' has none")]
    [InlineData("geo: { regions: {} }\n", "'whoami' needs regions: 'geo.regions' has none")]
    [InlineData("geo: { regions: { eu: {} } }\n", "")]
    public void Load_WhoAmIWithoutRegions_IsAnErrorAtItsPlace(string geo, string expected)
    {
        using var folder = new TestFolder().Write("fastrr.yaml", $"{Zones}whoami: who.example.com\n{geo}");
        Assert.Equal(expected.Length == 0 ? "" : $"fastrr.yaml:2:9: error: {expected}", folder.Load().Findings);
    }

    [Fact]
    public void Load_WhoAmIBesideWrongRegions_IsNoErrorOfItsOwn()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", $"{Zones}whoami: who.example.com\ngeo: {{ regions: {{ eu: 5 }} }}\n");
        Assert.StartsWith("fastrr.yaml:3:", folder.Load().Findings, StringComparison.Ordinal);
    }
}
