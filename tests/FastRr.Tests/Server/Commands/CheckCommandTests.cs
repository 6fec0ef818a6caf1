using System.Text.Json;
using FastRr.Server.Commands;
using Xunit;

namespace FastRr.Tests.Server.Commands;

public sealed class CheckCommandTests
{
    [Fact]
    public void Run_GoodConfiguration_PrintsNothingAndExits0()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "zones: [example.com]\n").Write("zones/example.com.zone", TestZones.Good);
        using var command = new TestCommand(folder);
        Assert.Equal(
            ExitCode.Success, command.Run("check", "--config", folder.PathOf("fastrr.yaml"), "--no-databases"));
        Assert.Equal(("", ""), (command.Output.ToString(), command.Error));
    }

    [Fact]
    public void Run_MistakesEverywhere_PrintsAllAndExits1()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "server: { lisen: x }\nzones: [example.com, missing.example, example.org]\n")
            .Write("zones/example.com.zone", TestZones.Broken)
            .Write("zones/example.org.zone", TestZones.Doubtful);
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Failure, command.Run("check", "--config", folder.PathOf("fastrr.yaml")));
        var lines = folder.WithoutPath(command.Output.ToString()).TrimEnd().Split('\n');
        Assert.Equal("fastrr.yaml:1:11: error: unknown key 'lisen' in 'server': did you mean 'listen'?", lines[0]);
        Assert.Equal("fastrr.yaml:2:22: error: zones/missing.example.zone: no such file", lines[1]);
        Assert.StartsWith("zones/example.com.zone:5:7: error: ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("zones/example.com.zone:6:8: error: ", lines[3], StringComparison.Ordinal);
        Assert.Matches(@"^zones/example\.org\.zone:6:\d+: warning: ", lines[4]);
        Assert.Equal(5, lines.Length);
        Assert.Equal("", command.Error);
    }

    [Fact]
    public void Run_OnlyWarnings_ExitsByStrict()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "zones: [example.org]\n").Write("zones/example.org.zone", TestZones.Doubtful);
        var file = folder.PathOf("fastrr.yaml");
        Assert.Equal(ExitCode.Success, new TestCommand(folder).Run("check", "--config", file));
        Assert.Equal(ExitCode.Failure, new TestCommand(folder).Run("check", "--config", file, "--strict"));
    }

    [Fact]
    public void Run_SignedZone_IsAnErrorUnlessIgnored()
    {
        using var folder = new TestFolder()
            .Write("zones/example.com.zone", TestZones.Good + "@ DNSKEY 257 3 13 AAECAwQFBgcICQoLDA0ODw==\n")
            .Write("fastrr.yaml", "zones: [example.com]\n")
            .Write("ignore.yaml", "zones: [{ name: example.com, signed: ignore }]\n");
        Assert.Equal(ExitCode.Failure, new TestCommand(folder).Run("check", "--config", folder.PathOf("fastrr.yaml")));
        Assert.Equal(ExitCode.Success, new TestCommand(folder).Run("check", "--config", folder.PathOf("ignore.yaml")));
    }

    [Fact]
    public void Run_WithoutConfiguration_IsExit2AndSaysHow()
    {
        using var folder = new TestFolder();
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Usage, command.Run("check"));
        Assert.Equal(
            "fastrr: no configuration: name one with --config or $FASTRR_CONFIG (etc/fastrr.yaml is not there)\n",
            command.Error);
    }

    [Fact]
    public void Run_ConfigurationsOfAllKinds_AreTakenInTheirOrder()
    {
        using var folder = new TestFolder()
            .Write("etc/fastrr.yaml", "by-default: 1\n")
            .Write("variable.yaml", "by-variable: 1\n")
            .Write("option.yaml", "by-option: 1\n");
        var variable = folder.PathOf("variable.yaml");
        AssertReads(
            "by-option", new TestCommand(folder) { Variable = variable }, "--config", folder.PathOf("option.yaml"));
        AssertReads("by-variable", new TestCommand(folder) { Variable = variable });
        AssertReads("by-default", new TestCommand(folder) { Variable = "" });

        static void AssertReads(string expected, TestCommand command, params string[] arguments)
        {
            Assert.Equal(ExitCode.Failure, command.Run(["check", .. arguments]));
            Assert.Contains($"unknown key '{expected}'", command.Output.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Run_Json_HasEveryFindingInParts()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "server: { identity: \"a \\\"b\\\"\" }\nzones: [example.org, 5 6]\n")
            .Write("zones/example.org.zone", TestZones.Doubtful);
        using var command = new TestCommand(folder);
        var arguments = new[] { "check", "--config", folder.PathOf("fastrr.yaml"), "--json", "--print" };
        Assert.Equal(ExitCode.Failure, command.Run(arguments));
        var json = JsonDocument.Parse(command.Output.ToString()).RootElement;
        Assert.Equal((1, 1), (json.GetProperty("errors").GetInt32(), json.GetProperty("warnings").GetInt32()));
        var first = json.GetProperty("findings")[0];
        Assert.Equal(folder.PathOf("fastrr.yaml"), first.GetProperty("file").GetString());
        Assert.Equal((2, 22), (first.GetProperty("line").GetInt32(), first.GetProperty("column").GetInt32()));
        Assert.Equal("error", first.GetProperty("severity").GetString());
        Assert.Equal("'5 6' is not a zone name: it has a blank inside", first.GetProperty("text").GetString());
        Assert.Equal("warning", json.GetProperty("findings")[1].GetProperty("severity").GetString());
        Assert.Equal(
            ["server.identity=a \"b\"", "zones[0]=example.org", "zones[1]=5 6"],
            json.GetProperty("configuration").EnumerateArray()
                .Select(value => $"{value.GetProperty("key").GetString()}={value.GetProperty("value").GetString()}"));
    }

    [Fact]
    public void Run_PoolsAndZones_AreCheckedAgainstEachOther()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", """
                zones: [example.com]
                geo: { regions: { eu: { match: [192.0.2.0/24] } } }
                pools:
                  web: { names: [www.example.com, www.example.net], regions: { eu: [192.0.2.1], us: [192.0.2.2] } }
                """)
            .Write("zones/example.com.zone", TestZones.Good);
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Failure, command.Run("check", "--config", folder.PathOf("fastrr.yaml")));
        Assert.Equal("""
            fastrr.yaml:4:35: error: 'www.example.net' of pool 'web' is in no zone of ours
            fastrr.yaml:4:81: error: unknown region 'us': 'geo.regions' has eu
            zones/example.com.zone:5:5: warning: A of 'www.example.com' is ignored: pool 'web' answers, fastrr.yaml:4:18

            """, folder.WithoutPath(command.Output.ToString()));
    }

    [Fact]
    public void Run_NoDatabases_PassesWithoutOpeningThem()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", """
                zones: [example.org]
                geo:
                  databases: [missing.mmdb]
                  regions:
                    eu: { match: [EU, AF, AS64500] }
                    na: { match: [NA, US-CA, "city:2643743", 198.51.100.0/24] }
                pools:
                  web: { names: [www.example.org], regions: { eu: [192.0.2.1], na: [198.51.100.1] } }
                """)
            .Write("zones/example.org.zone", "$TTL 300\n@ SOA ns1 h 1 3600 600 86400 60\n@ NS ns1\nns1 A 192.0.2.53\n");
        string[] arguments = ["check", "--config", folder.PathOf("fastrr.yaml")];
        using var without = new TestCommand(folder);
        Assert.Equal(ExitCode.Success, without.Run([.. arguments, "--no-databases", "--strict"]));
        Assert.Equal(("", ""), (without.Output.ToString(), without.Error));
        // The same file is an error to whoever opens it.
        using var with = new TestCommand(folder);
        Assert.Equal(ExitCode.Failure, with.Run(arguments));
        Assert.Contains("missing.mmdb", with.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Print_ShowsTheSourceOfEachLine()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", """
                x-a: &a { format: json }
                include: [pop.yaml]
                server: { log: *a }
                zones: [{ name: b, file: c }, d]
                """)
            .Write("pop.yaml", "server:\n  identity: \"f\\tr: a\"\n  listen: []\n");
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Failure, command.Run("check", "--config", folder.PathOf("fastrr.yaml"), "--print"));
        Assert.Equal("""
            server:                # fastrr.yaml:3:1
              log:                 # fastrr.yaml:3:11
                format: json       # fastrr.yaml:1:11
                level: info        # default
                query: 0           # default
              identity: "f\tr: a"  # pop.yaml:2:3
              listen: []           # pop.yaml:3:3
              io: auto             # default
              workers: auto        # default
              rotation: atomic     # default
              steering: hash       # default
              udp-payload: 1232    # default
              admin: off           # default
              tcp:                 # default
                connections: 4096  # default
                per-client: 64     # default
                idle: 30s          # default
                exempt: []         # default
            zones:                 # fastrr.yaml:4:1
              - name: b            # fastrr.yaml:4:11
                file: c            # fastrr.yaml:4:20
              - d                  # fastrr.yaml:4:31
            geo:                   # default
              databases: []        # default
              nearest: false       # default
              client-subnet: true  # default
            pool-defaults:         # default
              ttl: 300/30          # default
              policy: round-robin  # default
              healthy-share: 0.5   # default
              when-all-down: all   # default
              slow-start: 0        # default

            """, folder.WithoutPath(command.Output.ToString()));
        Assert.Contains("pop.yaml:3:11: error: 'listen' is empty", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Print_IsReadBackAsTheSameConfiguration()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", """
            server:
              listen: ["[::1]:5300"]
              identity: "no: \"such\" # thing\n"
              tcp: { exempt: ["::1", 10.0.0.0/8], idle: 90 }
            zones: [{ name: a, order: random }, "b"]
            """);
        using var command = new TestCommand(folder);
        command.Run("check", "--config", folder.PathOf("fastrr.yaml"), "--print");
        folder.Write("printed.yaml", command.Output.ToString());
        var (first, second) = (folder.Load().Configuration, folder.Load("printed.yaml").Configuration);
        var (server, printed) = (first.Settings.Server, second.Settings.Server);
        Assert.Equal("no: \"such\" # thing\n", printed.Identity);
        Assert.Equal(server.Listen, printed.Listen);
        Assert.Equal(server.Tcp.Exempt, printed.Tcp.Exempt);
        Assert.Equal(server with { Listen = [], Tcp = new() }, printed with { Listen = [], Tcp = new() });
        Assert.Equal(server.Tcp with { Exempt = [] }, printed.Tcp with { Exempt = [] });
        Assert.Equal(
            first.Zones.Select(zone => (zone.Name, zone.Order, zone.File)),
            second.Zones.Select(zone => (zone.Name, zone.Order, zone.File)));
    }
}
