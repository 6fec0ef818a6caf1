using System.Text.Json;
using FastRr.Pools;
using FastRr.Server.Commands;
using FastRr.Testing;
using Xunit;

namespace FastRr.Tests.Server.Commands;

public sealed class ExplainCommandTests
{
    private const string Offline = "decided offline by fastrr.yaml, with all members up\n\n";

    private static readonly string s_demo = Repository.PathOf("geo/demo.mmdb");

    [Fact]
    public void Run_FallbackOfAWeightedPool_TellsAllThatLedToIt()
    {
        Assert.Equal(Offline + """
            www.example.com A with client subnet 198.51.100.128/25, asked by 127.0.0.1
            name    www.example.com, in zone example.com: pool 'web'
            region  na-west: rule 'US-CA' (subdivision) decides for 198.51.100.128/25
            scope   /25: all of 198.51.100.128/25 is in region na-west
            pool    web, weighted: 2 of 3 in an answer
            turn    1 of 5: each answer to a client of region na-west takes the next
            ttl     300 s: the longest, as no change is under way (20 s while one is)
            regions tried for A
              na-west  the client's own             left: the pool does not list it
              ap       named as fallback, 13583 km  left: no member has A
              na       the nearest left, 3877 km    answers
            members of na
              name          A             weight  state  share    place
              iad1          198.51.100.1  3       up     60 %     1
              198.51.100.2  198.51.100.2  1       up     20 %     2
              six           -             1       no A   -        -
              198.51.100.4  198.51.100.4  1       up     20 %     -
              198.51.100.9  198.51.100.9  0       up     standby  -
            answer  NOERROR, authoritative
              www.example.com.  300  IN  A  198.51.100.1
              www.example.com.  300  IN  A  198.51.100.2

            """, Explain("www.example.com", "--subnet", "198.51.100.128/25"));
    }

    [Fact]
    public void Run_HashByWildcard_TellsTheSlotAndThePrefix()
    {
        // The first 24 bits, uppermost.
        var slot = HashSlots.SlotOf(0xC000_0000_0000_0000);
        Assert.Equal(Offline + $"""
            Any.cache.example.com A with client subnet 192.0.0.0/8, asked by 2001:db8::1
            name    Any.cache.example.com, not in zone example.com but made by *.cache.example.com: pool 'cache'
            region  eu: the default, no rule matches 192.0.0.0/23
            scope   /24: the client's prefix 192.0.0.0/24 picks the member
            pool    cache, hash: 1 of 2 in an answer
            turn    slot {slot} of 4096, by the client's prefix (/24 of IPv4, /56 of IPv6)
            ttl     60 s: the pool has no other
            regions tried for A
              eu  the client's own  answers
            members of eu
              name        weight  state  share  place
              192.0.2.11  1       up     50 %   -
              192.0.2.12  1       up     50 %   1
            answer  NOERROR, authoritative
              Any.cache.example.com.  60  IN  A  192.0.2.12

            """, Explain("Any.cache.example.com.", "a", "--subnet", "192.0.0.0/8", "--client", "2001:db8::1"));
    }

    [Theory]
    [InlineData(0, "www.example.com aaaa --subnet 203.0.113.7",
        "www.example.com AAAA with client subnet 203.0.113.0/24, asked by 127.0.0.1",
        "region  lab: rule '203.0.113.0/24' (network) decides for 203.0.113.0/24",
        "  lab  the client's own        left: the pool does not list it",
        "  ap   the nearest left, 0 km  answers",
        "  2001:db8:5::1  1       up     100 %  1")]
    [InlineData(0, "www.example.com --subnet 2001:db8:5:1234::9",
        "www.example.com A with client subnet 2001:db8:5:1200::/56, asked by 127.0.0.1",
        "region  ap: rule 'AS' (continent) decides for 2001:db8:5::/48",
        "scope   /48: all of 2001:db8:5::/48 is in region ap")]
    [InlineData(0, "www.example.com --client 203.0.113.9",
        "www.example.com A without a client subnet, asked by 203.0.113.9",
        "scope   none: the query has no client subnet")]
    [InlineData(0, "www.example.com --subnet 0.0.0.0/0 --client 192.0.2.1",
        "scope   /0: the client subnet is empty, and the source address decides",
        "region  eu: rule 'EU' (continent) decides for 192.0.2.0/24")]
    [InlineData(0, "assets.example.com AAAA", "pool    cdn, round-robin: 1 of 2 in an answer",
        "regions tried for CNAME", "  assets.example.com.  300  IN  CNAME  ex.cdn-a.net.")]
    [InlineData(0, "who.example.com TXT --subnet 198.51.100.0/24",
        "name    who.example.com, in zone example.com: tells who asks",
        "scope   /24: the text names the client subnet", "ttl     0 s: nobody else may be told the same")]
    [InlineData(0, "alias.example.com --subnet 198.51.100.0/24",
        "name    alias.example.com, in zone example.com: CNAME",
        "then    www.example.com, in zone example.com: pool 'web'; the answer ends before it, and the resolver asks "
        + "for it by itself",
        "scope   /0: the answer is the same for everyone")]
    [InlineData(0, "ring.example.com", "name    ring.example.com, in zone example.com: 2 A, order cyclic",
        "turn    1 of 2: each answer starts one record further", "ttl     300 s: as the zone has it")]
    [InlineData(0, "ring.example.net", "name    ring.example.net, in zone example.net: 2 A, order random",
        "turn    one of 2, by chance")]
    [InlineData(0, "ring.example.org --client 192.0.2.3",
        "name    ring.example.org, in zone example.org: 2 A, order subnet",
        "turn    the nearest to 192.0.2.3 first; those equally near take turns")]
    [InlineData(1, "mx.example.com AAAA", "answer  NOERROR, authoritative: the name is there, data of this type is "
        + "not (NODATA)", "name    mx.example.com, in zone example.com: no AAAA, but MX", "authority")]
    [InlineData(1, "empty.example.com",
        "name    empty.example.com, in zone example.com: there are names below it, and nothing at it")]
    [InlineData(1, "no.example.com", "answer  NXDOMAIN, authoritative: the name does not exist",
        "name    no.example.com: not in zone example.com, nor a wildcard below example.com, the closest that is there",
        "ttl     60 s: the shorter of the SOA's own and its MINIMUM")]
    [InlineData(1, "www.sub.example.com", "answer  NOERROR: a referral, other servers have the answer",
        "name    www.sub.example.com: zone example.com delegates sub.example.com to other servers")]
    [InlineData(1, "www.example", "answer  REFUSED, extended error 20 (Not Authoritative): not ours to answer",
        "name    www.example: in no zone of ours")]
    [InlineData(1, "four.example.com AAAA",
        "pool    four, round-robin: no region that these clients may be sent to has AAAA",
        "  eu  the client's own  left: no member has AAAA")]
    public void Run_Queries_PrintTheirFacts(int exitCode, string arguments, params string[] lines)
    {
        var printed = Explain(exitCode, arguments.Split(' ')).Split('\n');
        Assert.All(lines, line => Assert.Contains(line, printed));
    }

    [Fact]
    public void Run_User_TellsBothWaysAResolverMayAsk()
    {
        var both = Explain("www.example.com", "--user", "203.0.113.9", "--client", "192.0.2.53").Split("\n\n");
        Assert.Equal(3, both.Length);
        Assert.StartsWith(
            "www.example.com A with client subnet 203.0.113.0/24, asked by 192.0.2.53\n", both[1],
            StringComparison.Ordinal);
        Assert.Contains("\nregion  lab: ", both[1], StringComparison.Ordinal);
        Assert.StartsWith(
            "www.example.com A without a client subnet, asked by 192.0.2.53\n", both[2], StringComparison.Ordinal);
        Assert.Contains("\nregion  eu: ", both[2], StringComparison.Ordinal);
        var assumed = Explain("www.example.com", "--user", "2001:db8:5::9");
        Assert.Contains(
            "with client subnet 2001:db8:5::/56, asked by 2001:db8:5::9 (the user's own address, taken for the "
            + "resolver's)\n", assumed, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Json_HasTheSameInParts()
    {
        var printed = Explain("www.example.com", "--subnet", "198.51.100.128/25", "--json");
        var json = JsonDocument.Parse(printed).RootElement;
        Assert.Equal(
            """
            {"name":"na-west","by":"subdivision","rule":"US-CA","prefix":"198.51.100.128/25"}
            25
            {"name":"web","kind":"address","policy":"weighted","answers":2,"healthy-share":0.5,
             "when-all-down":"all","longest-ttl":300,"shortest-ttl":20}
            {"by":"turn","number":0,"of":5}
            {"seconds":300,"reason":"settled"}
            [{"name":"www.example.com.","standing":"exists","zone":"example.com.",
             "decider":"www.example.com.","owns":"A","order":null}]
            ["answer","NOERROR","answered",true,true]
            """.Replace(",\n ", ",", StringComparison.Ordinal),
            string.Join('\n', "region scope pool turn ttl path".Split(' ')
                .Select(key => JsonSerializer.Serialize(json.GetProperty(key))))
            + "\n" + JsonSerializer.Serialize("outcome rcode end authoritative offline".Split(' ')
                .Select(json.GetProperty)));
        var decision = Assert.Single(json.GetProperty("decisions").EnumerateArray());
        Assert.Equal(
            """
            {"region":"na-west","why":"own","kilometres":0,"verdict":"not-listed","well-weight":0,"total-weight":0}
            {"region":"ap","why":"fallback","kilometres":13583,"verdict":"no-members","well-weight":0,"total-weight":0}
            {"region":"na","why":"distance","kilometres":3877,"verdict":"used","well-weight":5,"total-weight":5}
            """,
            string.Join('\n', decision.GetProperty("tried").EnumerateArray()
                .Select(entry => JsonSerializer.Serialize(entry))));
        Assert.Equal(
            """{"name":"iad1","data":"198.51.100.1","weight":3,"state":"up","share":0.6,"place":1}""",
            JsonSerializer.Serialize(decision.GetProperty("members")[0]));
        Assert.Equal(
            """{"name":"www.example.com.","ttl":300,"type":"A","data":"198.51.100.1"}""",
            JsonSerializer.Serialize(json.GetProperty("answer")[0]));
    }

    [Fact]
    public void Run_JsonWithoutThings_HasTheSameKeysAndNull()
    {
        var steered = JsonDocument.Parse(Explain("www.example.com", "--json")).RootElement;
        var refused = JsonDocument.Parse(Explain(ExitCode.Failure, "www.example", "--json")).RootElement;
        Assert.Equal(KeysOf(steered), KeysOf(refused));
        Assert.Equal(
            "region subnet scope pool turn ttl".Split(' '),
            "region subnet scope pool turn ttl".Split(' ')
                .Where(key => refused.GetProperty(key).ValueKind == JsonValueKind.Null));
        Assert.Equal(20, refused.GetProperty("extended-error").GetInt32());

        static IEnumerable<string> KeysOf(JsonElement json) => json.EnumerateObject().Select(entry => entry.Name);
    }

    [Fact]
    public void Run_JsonOfAUser_IsAnArrayOfTwo()
    {
        var both = JsonDocument.Parse(Explain("www.example.com", "--user", "198.51.100.9", "--json")).RootElement;
        Assert.Equal(2, both.GetArrayLength());
        Assert.Equal(
            ["\"198.51.100.0/24\" true", "null true"],
            both.EnumerateArray().Select(entry => $"{JsonSerializer.Serialize(entry.GetProperty("subnet"))} "
                + JsonSerializer.Serialize(entry.GetProperty("client-assumed"))));
    }

    [Fact]
    public void Run_WithoutConfiguration_IsExit3AndNamesIt()
    {
        using var folder = new TestFolder().Write("etc/fastrr.yaml", "zones: []\n");
        using var command = new TestCommand(folder) { Variable = folder.PathOf("etc/fastrr.yaml") };
        Assert.Equal(ExitCode.NoServer, command.Run("explain", "www.example.com"));
        Assert.Equal(
            "fastrr: a running server can't be asked, as the admin interface is not available yet: name the "
            + "configuration with --config, and it is decided offline\n", command.Error);
        Assert.Equal("", command.Output.ToString());
    }

    [Fact]
    public void Run_BrokenConfiguration_PrintsTheFindingsAndExits1()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", "zones: [example.com]\npools: { a: {} }\n");
        using var command = new TestCommand(folder);
        Assert.Equal(
            ExitCode.Failure, command.Run("explain", "www.example.com", "--config", folder.PathOf("fastrr.yaml")));
        Assert.Contains("fastrr.yaml:1:9: error: zones/example.com.zone: no such file\n", command.Error,
            StringComparison.Ordinal);
        Assert.Equal("", command.Output.ToString());
    }

    [Fact]
    public void Run_Warnings_AreCountedAndNotInTheWay()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "zones: [example.org]\n").Write("zones/example.org.zone", TestZones.Doubtful);
        using var command = new TestCommand(folder);
        Assert.Equal(
            ExitCode.Success, command.Run("explain", "www.example.org", "--config", folder.PathOf("fastrr.yaml")));
        Assert.Equal("fastrr: warnings: 1; 'fastrr check --config fastrr.yaml' shows them\n", command.Error);
    }

    [Theory]
    [InlineData("fastrr: Required argument missing for command: 'explain'.")]
    [InlineData("fastrr: 'a..b' is not a domain name: it has an empty label", "a..b")]
    [InlineData("fastrr: 'QUUX' is not a type: 'A', 'AAAA', 'HTTPS' or 'TYPE65280'", "a", "QUUX")]
    [InlineData("fastrr: 'axfr' is no type of data: there is no answer to explain", "a", "axfr")]
    [InlineData("fastrr: Unrecognized command or argument 'b'.", "a", "A", "b")]
    [InlineData(
        "fastrr: '192.0.2.1/24' has bits beyond its prefix: did you mean '192.0.2.0/24'?",
        "a", "--subnet", "192.0.2.1/24")]
    [InlineData(
        "fastrr: '192.0.2.0/24' is not an address: '192.0.2.1' or '2001:db8::1', without a port",
        "a", "--client", "192.0.2.0/24")]
    [InlineData(
        "fastrr: 'me' is not an address: '192.0.2.1' or '2001:db8::1', without a port", "a", "--user", "me")]
    [InlineData(
        "fastrr: '--user' makes the client subnet itself: leave out '--subnet'.",
        "a", "--user", "192.0.2.1", "--subnet", "192.0.2.0")]
    public void Run_WrongCommandLine_IsExit2AndSaysWhy(string expected, params string[] arguments)
    {
        using var folder = new TestFolder();
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Usage, command.Run(["explain", .. arguments]));
        Assert.Equal($"{expected}\n'fastrr --help' shows the commands and their options.\n", command.Error);
    }

    private static string Explain(params string[] arguments) => Explain(ExitCode.Success, arguments);

    private static string Explain(int exitCode, params string[] arguments)
    {
        using var folder = CreateFolder();
        using var command = new TestCommand(folder);
        var actual = command.Run(["explain", .. arguments, "--config", folder.PathOf("fastrr.yaml")]);
        Assert.True(exitCode == actual, $"exit {actual}: {command.Error}");
        Assert.Equal("", command.Error);
        return folder.WithoutPath(command.Output.ToString());
    }

    private static TestFolder CreateFolder() => new TestFolder()
        .Write("fastrr.yaml", $$"""
            zones:
              - example.com
              - { name: example.net, order: random }
              - { name: example.org, order: subnet }
            geo:
              databases: [{{s_demo}}]
              regions:
                eu:      { match: [EU], at: [50.11, 8.68] }
                na-west: { match: [US-CA], at: [37.77, -122.42] }
                na:      { match: [NA], at: [39.04, -77.49] }
                ap:      { match: [AS], at: [1.35, 103.82] }
                lab:     { match: [203.0.113.0/24], at: [1.35, 103.82], private: true }
              fallback: { na-west: [ap] }
            whoami: who.example.com
            pools:
              web:
                names: [www.example.com]
                policy: weighted
                answers: 2
                ttl: 300/20
                regions:
                  eu: [192.0.2.1]
                  na:
                    - { name: iad1, address: [198.51.100.1, "2001:db8:a::1"], weight: 3 }
                    - 198.51.100.2
                    - { name: six, address: "2001:db8:a::3" }
                    - 198.51.100.4
                    - { address: 198.51.100.9, weight: 0 }
                  ap: ["2001:db8:5::1"]
              cache:
                names: ["*.cache.example.com"]
                policy: hash
                ttl: 60
                regions: { eu: [192.0.2.11, 192.0.2.12] }
              cdn:
                names: [assets.example.com]
                regions: { eu: [{ cname: ex.cdn-a.net }, { cname: ex.cdn-b.net }] }
              four:
                names: [four.example.com]
                regions: { eu: [192.0.2.44] }

            """)
        .Write("zones/example.com.zone", TestZones.Head + """
            alias CNAME www
            ring A 192.0.2.1
            ring A 192.0.2.2
            mx MX 10 ns1
            a.empty A 192.0.2.1
            sub NS ns.sub
            ns.sub A 192.0.2.99

            """)
        .Write("zones/example.net.zone", TestZones.Head + "ring A 192.0.2.1\nring A 192.0.2.2\n")
        .Write("zones/example.org.zone", TestZones.Head + "ring A 192.0.2.1\nring A 192.0.2.2\n");
}
