using FastRr.Pools;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using FastRr.Wire.Registry;
using Xunit;

namespace FastRr.Tests.Engine.Steering;

public sealed class PoolPolicyTests
{
    private const string Www = "www.example.com.";

    private const string Zone = """
        $ORIGIN example.com.
        $TTL 300
        @     SOA   ns1 hostmaster 7 3600 600 86400 60
        @     NS    ns1
        ns1   A     192.0.2.53
        www   HTTPS 1 . alpn=h3 ipv4hint=192.0.2.250 ipv6hint=2001:db8::250
        www   HTTPS 2 other.example.net. alpn=h2
        """;

    [Fact]
    public void Ask_Weighted_FirstPlacesAreExactAndSmooth()
    {
        var responder = Of(PoolPolicy.Weighted, answers: 1, "192.0.2.1*3", "192.0.2.2");
        var first = Enumerable.Range(0, 8).Select(_ => One(responder.Ask(Www, "A")));
        Assert.Equal("11211121", string.Concat(first.Select(address => address[^1])));
    }

    [Fact]
    public void Ask_WeightedWithSeveralAnswers_TheFirstDistinctOnesFromThere()
    {
        // The schedule of 3:1:1 is a b a c a: the first two distinct members from each entry on.
        var responder = Of(PoolPolicy.Weighted, answers: 2, "192.0.2.1*3", "192.0.2.2", "192.0.2.3");
        var windows = Enumerable.Range(0, 10)
            .Select(_ => string.Concat(Addresses(responder.Ask(Www, "A")).Select(address => address[^1])));
        Assert.Equal(["12", "21", "13", "31", "12", "12", "21", "13", "31", "12"], windows);
    }

    [Fact]
    public void Ask_Standby_IsNotHandedOutWhileAnotherIsWell()
    {
        var responder = Of(PoolPolicy.Weighted, answers: 8, "192.0.2.1*2", "192.0.2.2*0");
        for (var k = 0; k < 4; k++)
            Assert.Equal(["192.0.2.1"], Addresses(responder.Ask(Www, "A")));
    }

    [Fact]
    public void Ask_Failover_TheFirstWellOneAlone()
    {
        var steering = Steering(PoolPolicy.Failover, answers: 8, "192.0.2.1", "192.0.2.2", "192.0.2.3");
        for (var k = 0; k < 4; k++)
            Assert.Equal(["192.0.2.1"], Addresses(TestResponder.Of(steering, Zone).Ask(Www, "A")));
        steering.States.Set(0, RRType.A, MemberState.Down);
        Assert.Equal(["192.0.2.2"], Addresses(TestResponder.Of(steering, Zone).Ask(Www, "A")));
    }

    [Fact]
    public void Ask_MemberDown_IsNotHandedOut()
    {
        var steering = Steering(PoolPolicy.RoundRobin, answers: 8, "192.0.2.1", "192.0.2.2", "192.0.2.3");
        steering.States.Set(1, RRType.A, MemberState.Down);
        var responder = TestResponder.Of(steering, Zone);
        Assert.Equal(["192.0.2.1", "192.0.2.3"], Addresses(responder.Ask(Www, "A")));
        Assert.Equal(["192.0.2.3", "192.0.2.1"], Addresses(responder.Ask(Www, "A")));
    }

    [Fact]
    public void Ask_AllDown_AsThePoolSays()
    {
        foreach (var when in Enum.GetValues<WhenAllDown>())
        {
            var plan = TestSteering.OfThree()
                .Pool([Www], [("eu", ["192.0.2.1"])], pool => pool with { WhenAllDown = when }).ToPlan();
            plan.States.Set(0, RRType.A, MemberState.Down);
            var message = TestResponder.Of(plan, Zone).Ask(new DnsQuery(Www, "A").From("198.51.100.0/24"));
            var (rcode, count) = when switch
            {
                WhenAllDown.None => (0, 0),
                WhenAllDown.ServFail => (2, 0),
                _ => (0, 1),
            };
            Assert.Equal((when, rcode, count), (when, message.Rcode, message.Answers.Count));
        }
    }

    [Theory]
    [InlineData("198.51.100.0/24", 24)]
    [InlineData("198.51.0.0/16", 24)]
    [InlineData("198.51.100.77/32", 24)]
    [InlineData("2001:db8:77::/48", 56)]
    public void Ask_Hash_OneClientPrefixOneMember(string subnet, int scope)
    {
        string[] members = [.. Enumerable.Range(1, 9).Select(host => $"192.0.2.{host}")];
        var responder = TestResponder.Of(
            new TestSteering().Region("all", at: null).Pool([Www], [("all", members)], Hash).ToPlan(), Zone);
        var message = responder.Ask(new DnsQuery(Www, "A").From(subnet));
        Assert.Equal(scope, message.Opt!.Option(8)![3]);
        for (var k = 0; k < 10; k++)
            Assert.Equal(One(message), One(responder.Ask(new DnsQuery(Www, "A").From(subnet))));
    }

    [Fact]
    public void Ask_HashAfterAMemberWasLost_OnlyItsClientsMove()
    {
        string[] members = [.. Enumerable.Range(1, 9).Select(host => $"192.0.2.{host}")];
        var plan = new TestSteering().Region("all", at: null).Pool([Www], [("all", members)], Hash).ToPlan();
        var before = TestResponder.Of(plan, Zone);
        plan.States.Set(4, RRType.A, MemberState.Down);
        var after = TestResponder.Of(plan, Zone);
        var moved = 0;
        for (var client = 0; client < 2000; client++)
        {
            var query = new DnsQuery(Www, "A").From($"10.{client / 256}.{client % 256}.0/24");
            var (was, now) = (One(before.Ask(query)), One(after.Ask(query)));
            moved += was == "192.0.2.5" ? 1 : 0;
            Assert.NotEqual("192.0.2.5", now);
            Assert.True(was == now || was == "192.0.2.5", $"{query.Options[0].Data} moved from {was} to {now}");
        }
        Assert.InRange(moved, 2000 / 9 / 2, 2000 / 9 * 2);
    }

    [Fact]
    public void Ask_HttpsOfPool_HintsAreTheAddressesThisClientGets()
    {
        string[] europe = ["192.0.2.1 2001:db8:e::1", "192.0.2.2"];
        var plan = TestSteering.OfThree().Pool(
            [Www], [("eu", europe), ("na", ["198.51.100.1"])], pool => pool with { AnswerLimit = 1 }).ToPlan();
        var responder = TestResponder.Of(plan, Zone);
        string[] own =
        [
            "1 . alpn=\"h3\" ipv4hint=192.0.2.1 ipv6hint=2001:db8:e::1",
            "1 . alpn=\"h3\" ipv4hint=192.0.2.2 ipv6hint=2001:db8:e::1",
        ];
        const string Other = "2 other.example.net. alpn=\"h2\"";
        for (var k = 0; k < 4; k++)
        {
            // The RRset turns too, and a foreign target has no addresses of ours.
            string[] expected = k % 2 == 0 ? [own[0], Other] : [Other, own[1]];
            Assert.Equal(expected, HttpsOf(responder.Ask(new DnsQuery(Www, "HTTPS").From("192.0.2.0/24"))));
        }
        var america = responder.Ask(new DnsQuery(Www, "HTTPS").From("198.51.100.0/24"));
        Assert.Equal("1 . alpn=\"h3\" ipv4hint=198.51.100.1 ipv6hint=2001:db8:e::1", HttpsOf(america)[0]);
        Assert.Equal(24, america.Opt!.Option(8)![3]);
    }

    [Fact]
    public void Ask_SvcbBesideThePoolsOwnHttps_TakesHintsToo()
    {
        const string WithSvcb = Zone + "\nwww SVCB 1 . port=8443 ipv4hint=192.0.2.250\n";
        var plan = TestSteering.OfThree().Pool(
            [Www], [("eu", ["192.0.2.1"])], pool => pool with { Https = new byte[] { 0, 1, 0 } }).ToPlan();
        var responder = TestResponder.Of(plan, WithSvcb);
        var svcb = Assert.Single(responder.Ask(Www, "SVCB").Answers);
        Assert.Equal("1 . port=8443 ipv4hint=192.0.2.1",
            FastRr.Wire.RData.RDataText.Format(RRType.SVCB, svcb.RData));
        Assert.Equal(["1 . ipv4hint=192.0.2.1"], HttpsOf(responder.Ask(Www, "HTTPS")));
    }

    [Fact]
    public void Ask_HttpsOfAsManyMembersAsThereAreSlots_StillTurns()
    {
        string[] members = [.. Enumerable.Range(0, 4096).Select(host => $"10.0.{host / 256}.{host % 256}")];
        var plan = TestSteering.OfThree().Pool(
            [Www], [("eu", members)], pool => pool with { AnswerLimit = 1, Https = new byte[] { 0, 1, 0 } }).ToPlan();
        var responder = TestResponder.Of(plan, Zone);
        Assert.Equal(["1 . ipv4hint=10.0.0.0"], HttpsOf(responder.Ask(Www, "HTTPS")));
        Assert.Equal(["1 . ipv4hint=10.0.0.1"], HttpsOf(responder.Ask(Www, "HTTPS")));
    }

    [Fact]
    public void Ask_CName_OneAloneForEveryType()
    {
        byte[][] targets = [WireName.Parse("a.cdn.example.net."), WireName.Parse("b.cdn.example.net.")];
        var plan = TestSteering.OfThree().Pool(MemberKind.CName, ["cdn.example.com."], [("eu", targets)]).ToPlan();
        var responder = TestResponder.Of(plan, Zone);
        string[] types = ["A", "AAAA", "CNAME", "TXT"];
        foreach (var (index, type) in types.Index())
        {
            var message = responder.Ask("cdn.example.com.", type);
            Assert.Equal(WireName.Parse(index % 2 == 0 ? "a.cdn.example.net." : "b.cdn.example.net."),
                Assert.Single(message.Answers).RData);
        }
    }

    [Fact]
    public void Ask_MxBesideAddresses_TwoPoolsAtOneName()
    {
        byte[][] exchangers =
            [[0, 10, .. WireName.Parse("mx1.example.com.")], [0, 20, .. WireName.Parse("mx2.example.com.")]];
        var plan = TestSteering.OfThree()
            .Pool(["example.com."], [("eu", ["192.0.2.1"])])
            .Pool(MemberKind.Mx, ["example.com."], [("eu", exchangers), ("na", exchangers[..1])]).ToPlan();
        var responder = TestResponder.Of(plan, Zone);
        Assert.Equal(["192.0.2.1"], Addresses(responder.Ask("example.com.", "A")));
        Assert.Equal(["10 mx1.example.com.", "20 mx2.example.com."], Addresses(responder.Ask("example.com.", "MX")));
        Assert.Single(responder.Ask(new DnsQuery("example.com.", "MX").From("198.51.100.0/24")).Answers);
        Assert.Equal(TypeName.Parse("SOA"), Assert.Single(responder.Ask("example.com.", "SOA").Answers).Type);
    }

    private static Pool Hash(Pool pool) => pool with { Policy = PoolPolicy.Hash, AnswerLimit = 1 };

    private static TestResponder Of(PoolPolicy policy, int answers, params string[] members) =>
        TestResponder.Of(Steering(policy, answers, members), Zone);

    private static FastRr.Answers.SteeringPlan Steering(PoolPolicy policy, int answers, params string[] members) =>
        TestSteering.OfThree().Pool(
            [Www], [("eu", members)], pool => pool with { Policy = policy, AnswerLimit = answers }).ToPlan();

    private static string[] Addresses(DnsMessage message) => [.. TestResponder.DataOf(message.Answers)];

    private static string One(DnsMessage message) => Assert.Single(Addresses(message));

    private static string[] HttpsOf(DnsMessage message) => [.. message.Answers.Select(answer =>
        FastRr.Wire.RData.RDataText.Format(RRType.HTTPS, answer.RData))];
}
