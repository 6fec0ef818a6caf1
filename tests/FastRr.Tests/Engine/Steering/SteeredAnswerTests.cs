using System.Net;
using FastRr.Geo.Regions;
using FastRr.Pools;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Engine.Steering;

public sealed class SteeredAnswerTests
{
    private const string Www = "www.example.com.";

    private const string Zone = """
        $ORIGIN example.com.
        $TTL 300
        @         SOA   ns1 hostmaster 7 3600 600 86400 60
        @         NS    ns1
        @         MX    10 www
        ns1       A     192.0.2.53
        www       A     192.0.2.250
        www       TXT   "static"
        www       HTTPS 1 . alpn=h3 ipv4hint=192.0.2.250
        alias     CNAME www
        chain     CNAME alias
        old       DNAME new
        svc       SVCB  1 www.example.com. port=8443
        """;

    private static readonly (string, string[])[] s_members =
    [
        ("eu", ["192.0.2.1 2001:db8:e::1", "192.0.2.2"]),
        ("na", ["198.51.100.1", "198.51.100.2", "198.51.100.3"]),
        ("ap", ["203.0.113.1"]),
    ];

    [Theory]
    // The default region is its neighbour on both sides: the scope is as wide as both are true.
    [InlineData("192.0.2.0/24", "192.0.2.1", 6)]
    [InlineData("198.51.100.128/25", "198.51.100.1", 24)]
    [InlineData("203.0.113.7/32", "203.0.113.1", 24)]
    [InlineData("192.0.3.0/24", "192.0.2.1", 6)]
    [InlineData("10.0.0.0/8", "192.0.2.1", 1)]
    [InlineData("2001:db8:a:1::/64", "198.51.100.1", 48)]
    [InlineData("2002:c633:6401::/48", "198.51.100.1", 40)]
    [InlineData("64:ff9b::c633:6401/128", "198.51.100.1", 120)]
    public void Ask_WithSubnet_ItsRegionAnswersWithItsScope(string subnet, string first, int scope)
    {
        var responder = Responder();
        var query = new DnsQuery(Www, "A").From(subnet);
        var message = responder.Ask(query);
        Assert.Equal(first, AddressesOf(message)[0]);
        Assert.Equal(scope, ScopeOf(message));
        // All but the scope comes back as it came.
        var echoed = message.Opt!.Option(8)!;
        echoed[3] = 0;
        Assert.Equal(query.Options[0].Data, echoed);
    }

    [Theory]
    [InlineData("198.51.100.9", "198.51.100.1", "198.51.100.2")]
    [InlineData("203.0.113.9", "203.0.113.1", "203.0.113.1")]
    [InlineData("10.1.2.3", "192.0.2.1", "192.0.2.2")]
    [InlineData("2001:db8:5::9", "203.0.113.1", "203.0.113.1")]
    public void Ask_WithoutSubnet_TheSourceDecides(string source, string first, string second)
    {
        var responder = Responder();
        responder.Source = IPAddress.Parse(source);
        Assert.Equal(first, AddressesOf(responder.Ask(Www, "A"))[0]);
        // RFC 7871 §7.1.2: an empty subnet says nothing, and the scope is 0. The region's turn goes on.
        var message = responder.Ask(new DnsQuery(Www, "A").From("0.0.0.0/0"));
        Assert.Equal(second, AddressesOf(message)[0]);
        Assert.Equal(0, ScopeOf(message));
    }

    [Fact]
    public void Ask_SubnetNotHonoured_TheSourceDecidesWithScopeZero()
    {
        var responder = TestResponder.Of(
            Steering(new TestSteering { HonoursClientSubnet = false }.WithThree()).ToPlan(), Zone);
        var message = responder.Ask(new DnsQuery(Www, "A").From("198.51.100.0/24"));
        Assert.Equal("192.0.2.1", AddressesOf(message)[0]);
        Assert.Equal(0, ScopeOf(message));
    }

    [Theory]
    [InlineData(HereWhen.Unmatched, null, "10.0.0.1", "203.0.113.1", -1)]
    [InlineData(HereWhen.Unmatched, null, "198.51.100.1", "198.51.100.1", -1)]
    // A client subnet never falls to the PoP's own region.
    [InlineData(HereWhen.Unmatched, "10.0.0.0/8", "10.0.0.1", "192.0.2.1", 1)]
    [InlineData(HereWhen.NoSubnet, null, "198.51.100.1", "203.0.113.1", -1)]
    [InlineData(HereWhen.NoSubnet, "198.51.100.0/24", "192.0.2.1", "198.51.100.1", 24)]
    [InlineData(HereWhen.Always, "198.51.100.0/24", "192.0.2.1", "203.0.113.1", 0)]
    public void Ask_Here_DecidesForWhomItIsMeant(
        HereWhen when, string? subnet, string source, string first, int scope)
    {
        var steering = new TestSteering { Here = new HereRegion(2, when) }.WithThree();
        var responder = TestResponder.Of(Steering(steering).ToPlan(), Zone);
        responder.Source = IPAddress.Parse(source);
        var query = new DnsQuery(Www, "A");
        var message = responder.Ask(subnet is null ? query : query.From(subnet));
        Assert.Equal(first, AddressesOf(message)[0]);
        if (scope >= 0)
            Assert.Equal(scope, ScopeOf(message));
    }

    [Fact]
    public void Ask_RoundRobin_EachRegionTurnsByItself()
    {
        var responder = Responder();
        string[] eu = ["192.0.2.1", "192.0.2.2", "192.0.2.1"], na = ["198.51.100.1", "198.51.100.2", "198.51.100.3"];
        for (var k = 0; k < 3; k++)
        {
            Assert.Equal(eu[k], AddressesOf(responder.Ask(new DnsQuery(Www, "A").From("192.0.2.0/24")))[0]);
            var message = responder.Ask(new DnsQuery(Www, "A").From("198.51.100.0/24"));
            Assert.Equal(na.Skip(k).Concat(na.Take(k)), AddressesOf(message));
        }
    }

    [Fact]
    public void Ask_AnswersLessThanMembers_EachWindowIsAStretchOfTheRing()
    {
        var responder = Responder(pool => pool with { AnswerLimit = 2 });
        string[][] windows =
        [
            ["198.51.100.1", "198.51.100.2"], ["198.51.100.2", "198.51.100.3"], ["198.51.100.3", "198.51.100.1"],
        ];
        for (var k = 0; k < 6; k++)
        {
            var message = responder.Ask(new DnsQuery(Www, "A").From("198.51.100.0/24"));
            Assert.Equal(windows[k % 3], AddressesOf(message));
        }
    }

    [Fact]
    public void Ask_FamilyOnlyElsewhere_ThatRegionAnswers()
    {
        // Only Europe has an IPv6 address, so it answers everyone.
        var responder = Responder();
        foreach (var subnet in new[] { "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24" })
            Assert.Equal(["2001:db8:e::1"], AddressesOf(responder.Ask(new DnsQuery(Www, "AAAA").From(subnet))));
    }

    [Fact]
    public void Ask_FamilyNowhere_NoDataForEveryone()
    {
        var responder = TestResponder.Of(
            TestSteering.OfThree().Pool([Www], [("eu", ["192.0.2.1"]), ("na", ["198.51.100.1"])]).ToPlan(), Zone);
        var message = responder.Ask(new DnsQuery(Www, "AAAA").From("198.51.100.0/24"));
        Assert.Equal(0, message.Rcode);
        Assert.Empty(message.Answers);
        Assert.Single(message.Authorities);
    }

    [Theory]
    [InlineData("alias.example.com.", 1)]
    [InlineData("chain.example.com.", 2)]
    public void Ask_AliasOfSteeredName_EndsWithTheCNameForEveryone(string name, int count)
    {
        var message = Responder().Ask(new DnsQuery(name, "A").From("198.51.100.0/24"));
        Assert.Equal(count, message.Answers.Count);
        Assert.All(message.Answers, answer => Assert.Equal(TypeName.Parse("CNAME"), answer.Type));
        Assert.Equal(0, ScopeOf(message));
    }

    [Fact]
    public void Ask_StaticTypesOfSteeredName_ComeFromTheZoneWithoutItsAddresses()
    {
        var responder = Responder();
        Assert.Equal(["\"static\""], TestResponder.DataOf(responder.Ask(Www, "TXT").Answers));
        var mx = responder.Ask(new DnsQuery("example.com.", "MX").From("198.51.100.0/24"));
        Assert.Single(mx.Answers);
        Assert.Empty(mx.Additionals);
        Assert.Equal(0, ScopeOf(mx));
    }

    [Fact]
    public void Ask_StaticAddressAtSteeredName_IsNeverAnswered()
    {
        var responder = Responder();
        for (var k = 0; k < 6; k++)
        {
            var message = responder.Ask(new DnsQuery(Www, k % 2 == 0 ? "A" : "ANY"));
            Assert.DoesNotContain("192.0.2.250", AddressesOf(message));
        }
    }

    [Fact]
    public void Ask_NamesThatTheZoneLacks_AreSteeredAndMakeEmptyNonTerminals()
    {
        var steering = TestSteering.OfThree()
            .Pool(["a.b.example.com.", "*.apps.example.com.", "example.com."], s_members);
        var responder = TestResponder.Of(steering.ToPlan(), Zone);
        string[] names = ["a.b.example.com.", "any.apps.example.com.", "x.y.apps.example.com.", "example.com."];
        foreach (var name in names)
        {
            var message = responder.Ask(new DnsQuery(name, "A").From("203.0.113.0/24"));
            Assert.Equal(["203.0.113.1"], AddressesOf(message));
            Assert.Equal(WireName.Parse(name), message.Answers[0].Owner);
        }
        var empty = responder.Ask("b.example.com.", "A");
        Assert.Equal(0, empty.Rcode);
        Assert.Empty(empty.Answers);
        Assert.Equal(3, responder.Ask("c.example.com.", "A").Rcode);
    }

    [Fact]
    public void Ask_TooLong_TruncatedWithoutAddresses()
    {
        string[] many = [.. Enumerable.Range(1, 40).Select(host => $"192.0.2.{host}")];
        var steering = TestSteering.OfThree().Pool([Www], [("eu", many)], pool => pool with { AnswerLimit = 40 });
        var responder = TestResponder.Of(steering.ToPlan(), Zone);
        var message = responder.Ask(Www, "A");
        Assert.True(message.IsTruncated);
        Assert.Empty(message.Answers);
        Assert.Equal(40, responder.Ask(new DnsQuery(Www, "A"), isStream: true).Answers.Count);
    }

    [Fact]
    public void Ask_Truncated_TakesNoTurn()
    {
        string[] many = [.. Enumerable.Range(1, 40).Select(host => $"192.0.2.{host}")];
        var steering = TestSteering.OfThree().Pool([Www], [("eu", many)], pool => pool with { AnswerLimit = 40 });
        var responder = TestResponder.Of(steering.ToPlan(), Zone);
        for (var k = 0; k < 5; k++)
        {
            Assert.True(responder.Ask(Www, "A").IsTruncated);
            Assert.Equal(many[k], AddressesOf(responder.Ask(new DnsQuery(Www, "A"), isStream: true))[0]);
        }
    }

    [Fact]
    public void Ask_AnyWhereNobodyHasAnIPv4Address_IsWhatThereIs()
    {
        var steering = TestSteering.OfThree().Pool([Www, "six.example.com."], [("eu", ["2001:db8:e::1"])]);
        var responder = TestResponder.Of(steering.ToPlan(), Zone);
        Assert.Equal(["2001:db8:e::1"], AddressesOf(responder.Ask("six.example.com.", "ANY")));
        // What everyone gets comes first.
        Assert.Equal(TypeName.Parse("TXT"), Assert.Single(responder.Ask(Www, "ANY").Answers).Type);
        // The pool owns the type all the same.
        Assert.Empty(responder.Ask(Www, "A").Answers);
    }

    [Fact]
    public void Ask_AnySteeredAnswer_CountsForRegionAndFirstMember()
    {
        var responder = Responder();
        for (var k = 0; k < 7; k++)
            responder.Ask(new DnsQuery(Www, "A").From("198.51.100.0/24"));
        responder.Ask(new DnsQuery(Www, "A").From("203.0.113.0/24"));
        var counters = responder.Worker.Counters;
        Assert.Equal([0L, 7, 1], Enumerable.Range(0, 3).Select(region => counters.Regions[region]));
        // Two members in Europe, then three in America, then one.
        Assert.Equal([0L, 0, 3, 2, 2, 1], Enumerable.Range(0, 6).Select(member => counters.Members[member]));
    }

    private static TestResponder Responder(Func<Pool, Pool>? change = null) =>
        TestResponder.Of(Steering(TestSteering.OfThree(), change).ToPlan(), Zone);

    private static TestSteering Steering(TestSteering steering, Func<Pool, Pool>? change = null) =>
        steering.Pool([Www], s_members, change);

    private static string[] AddressesOf(DnsMessage message) => [.. TestResponder.DataOf(message.Answers)];

    private static int ScopeOf(DnsMessage message) => message.Opt!.Option(8)![3];
}
