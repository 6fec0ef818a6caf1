using System.Net;
using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Engine;
using FastRr.Engine.Counters;
using FastRr.Pools;
using FastRr.Server.Explaining;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using FastRr.Wire.Registry;
using Xunit;

namespace FastRr.Tests.Server.Explaining;

public sealed class ExplainerTests
{
    private static readonly string s_zone = ExampleZone.Text + """

        pooled      CNAME geo
        other.geo2  TXT   "beside"
        """ + string.Concat(Enumerable.Range(1, 110).Select(i => $"\nhuge A 10.0.0.{i}")) + "\n";

    [Theory]
    [InlineData("www.example.com.", ResponseOutcome.Answer, nameof(ChainEnd.Answered), 1)]
    [InlineData("alias2.example.com.", ResponseOutcome.Answer, nameof(ChainEnd.Answered), 3)]
    [InlineData("x.cwild.example.com.", ResponseOutcome.Answer, nameof(ChainEnd.Answered), 2)]
    [InlineData("a.dname.example.com.", ResponseOutcome.Answer, nameof(ChainEnd.Answered), 2)]
    [InlineData("gone.example.com.", ResponseOutcome.NXDomain, nameof(ChainEnd.Answered), 2)]
    [InlineData("nodata.example.com.", ResponseOutcome.NoData, nameof(ChainEnd.Answered), 2)]
    [InlineData("below.example.com.", ResponseOutcome.Answer, nameof(ChainEnd.Answered), 2)]
    [InlineData("away.example.com.", ResponseOutcome.Answer, nameof(ChainEnd.NotOurs), 2)]
    [InlineData("pooled.example.com.", ResponseOutcome.Answer, nameof(ChainEnd.Steered), 2)]
    [InlineData("loop1.example.com.", ResponseOutcome.Answer, nameof(ChainEnd.Loop), 2)]
    [InlineData("self.example.com.", ResponseOutcome.Answer, nameof(ChainEnd.Loop), 1)]
    [InlineData("chain1.example.com.", ResponseOutcome.Answer, nameof(ChainEnd.TooLong), 10)]
    [InlineData("x.sub.example.com.", ResponseOutcome.Referral, nameof(ChainEnd.Answered), 1)]
    [InlineData("www.example.org.", ResponseOutcome.Refused, nameof(ChainEnd.Answered), 1)]
    public void Explain_StaticName_TellsTheChainAndWhereItEnds(
        string name, ResponseOutcome outcome, string end, int names)
    {
        var explanation = Explain(name);
        Assert.Equal(
            (outcome, end, names), (explanation.Outcome, explanation.End.ToString(), explanation.Path.Count));
        // The answer is the same for all.
        Assert.Null(explanation.Client);
        Assert.Empty(explanation.Decisions);
        Assert.Equal(0, Explain(name, subnet: "198.51.100.0/24").Response.ScopeLength);
    }

    [Fact]
    public void Explain_StaticRing_TellsTheTurnThatWasGiven()
    {
        var explainer = CreateExplainer(TestSteering.OfThree());
        for (var k = 0; k < 5; k++)
        {
            var explanation = explainer.Explain(Query(k % 2 == 0 ? "www.example.com." : "alias.example.com."));
            Assert.Equal(new(StepChoice.Turn, k % 3, 3), explanation.Turn);
            Assert.Equal($"192.0.2.{(k % 3) + 1}", explanation.Response.Answer.First(IsAddress).Data);
        }

        static bool IsAddress(ResponseRecord record) => record.Type == RRType.A;
    }

    [Fact]
    public void Explain_TooLongForADatagram_IsAskedOverTcp()
    {
        var explanation = Explain("huge.example.com.");
        Assert.True(explanation.IsOverStream);
        Assert.Equal(110, explanation.Response.Answer.Count);
        Assert.Equal((ResponseOutcome.Answer, 0), (explanation.Outcome, explanation.Turn!.Value.Number));
        Assert.False(Explain("www.example.com.").IsOverStream);
    }

    [Theory]
    [InlineData(1, 2, nameof(TtlOrigin.Settled))]
    [InlineData(60, 60, nameof(TtlOrigin.Fixed))]
    public void Explain_Pool_TellsItsTtl(int shortest, int longest, string origin)
    {
        var explanation = Explain(
            "geo.example.com.", change: pool => pool with { Ttl = new PoolTtl(longest, shortest) });
        Assert.Equal(new ExplainedTtl(longest, Enum.Parse<TtlOrigin>(origin)), explanation.Ttl);
    }

    [Theory]
    [InlineData("www.example.com.", 300, nameof(TtlOrigin.Zone))]
    [InlineData("no.example.com.", 60, nameof(TtlOrigin.Negative))]
    [InlineData("whoami.example.com.", 0, nameof(TtlOrigin.WhoAmI))]
    [InlineData("x.sub.example.com.", 300, nameof(TtlOrigin.Zone))]
    public void Explain_OtherNames_TellsTheirTtl(string name, int seconds, string origin) =>
        Assert.Equal(new ExplainedTtl(seconds, Enum.Parse<TtlOrigin>(origin)), Explain(name).Ttl);

    [Fact]
    public void Explain_Refused_HasNothingToKeep() => Assert.Null(Explain("www.example.org.").Ttl);

    [Fact]
    public void Explain_NoRegionIsWell_TellsEachRegionAndThatItFailsOpen()
    {
        var steering = Steering();
        var plan = steering.ToPlan();
        foreach (var member in plan.Pools.Pools[0].Regions.SelectMany(region => region.Members))
            plan.States.Set(member.Number, RRType.A, MemberState.Down);
        var explanation = CreateExplainer(plan).Explain(Query("geo.example.com.", subnet: "203.0.113.0/24"));
        var decision = Assert.Single(explanation.Decisions);
        Assert.True(decision.Decision.IsAllDown);
        // What is asked from has no members at all: the first that has some answers.
        Assert.Equal(
            ["ap NotListed", "eu NotWell", "na NotWell"],
            decision.Decision.Tried.Select(tried => $"{tried.Turn.Region.Name} {tried.Verdict}"));
        Assert.Equal(["192.0.2.1 Down 1", "192.0.2.2 Down 2"],
            decision.Members.Select(member => $"{member.Data} {member.State} {member.Place}"));
        using var text = new StringWriter();
        new ExplanationText(text).Write(explanation);
        Assert.Equal("""
            geo.example.com A with client subnet 203.0.113.0/24, asked by 192.0.2.9
            name    geo.example.com, in zone example.com: pool 'pool0'
            region  ap: rule '203.0.113.0/24' (network) decides for 203.0.113.0/24
            scope   /24: all of 203.0.113.0/24 is in region ap
            pool    pool0, round-robin: 2 of 2 in an answer; no region is well: 'when-all-down: all'
            turn    1 of 2: each answer to a client of region ap takes the next
            ttl     300 s: the longest, as no change is under way (30 s while one is)
            regions tried for A
              ap  the client's own            left: the pool does not list it
              eu  the nearest left, 10258 km  0 of 2 of its weight is well, 50 % is wanted; answers all the same
              na  the nearest left, 15522 km  left: 0 of 1 of its weight is well, 50 % is wanted
            members of eu
              name       weight  state  share  place
              192.0.2.1  1       down   50 %   1
              192.0.2.2  1       down   50 %   2
            answer  NOERROR, authoritative
              geo.example.com.  300  IN  A  192.0.2.1
              geo.example.com.  300  IN  A  192.0.2.2

            """, text.ToString());
    }

    [Fact]
    public void Explain_HttpsOfAPool_TellsBothFamilies()
    {
        byte[] https = [0, 1, 0];
        var explanation = Explain("geo.example.com.", RRType.HTTPS, change: pool => pool with { Https = https });
        Assert.Equal([RRType.A, RRType.AAAA], explanation.Decisions.Select(decision => decision.Type));
        Assert.Equal(TtlOrigin.Hints, explanation.Ttl!.Origin);
        Assert.Equal("1 . ipv4hint=192.0.2.1,192.0.2.2", Assert.Single(explanation.Response.Answer).Data);
        Assert.Equal(
            [PoolOutcome.Answer, PoolOutcome.NoData],
            explanation.Decisions.Select(decision => decision.Decision.Outcome));
    }

    [Fact]
    public void Explain_SourceOfBothForms_IsTheSameClient()
    {
        var plain = Explain("geo.example.com.", client: "198.51.100.7");
        var mapped = Explain("geo.example.com.", client: "::ffff:198.51.100.7");
        Assert.Equal(plain.Region, mapped.Region);
        Assert.Equal(("na", "198.51.100.0/24"), (plain.Region!.Name, plain.Region.Prefix));
        Assert.Null(plain.Response.ScopeLength);
    }

    [Fact]
    public void Explain_SubnetNotHonoured_TheSourceDecides()
    {
        var steering = AddPool(new TestSteering { HonoursClientSubnet = false }.WithThree());
        var explanation = CreateExplainer(steering).Explain(
            Query("geo.example.com.", subnet: "198.51.100.0/24", client: "192.0.2.77"));
        Assert.False(explanation.HonoursClientSubnet);
        Assert.Equal(("eu", "192.0.2.0/24", 0),
            (explanation.Region!.Name, explanation.Region.Prefix, explanation.Response.ScopeLength));
    }

    private static Explanation Explain(
        string name,
        RRType type = RRType.A,
        string? subnet = null,
        string client = "192.0.2.9",
        Func<Pool, Pool>? change = null) =>
        CreateExplainer(Steering(change)).Explain(Query(name, type, subnet, client));

    private static ExplainedQuery Query(
        string name, RRType type = RRType.A, string? subnet = null, string client = "192.0.2.9") =>
        new(WireName.Parse(name), type, IPAddress.Parse(client), subnet is null ? null : IPNetwork.Parse(subnet));

    private static TestSteering Steering(Func<Pool, Pool>? change = null) =>
        AddPool(new TestSteering { WhoAmI = "whoami.example.com." }.WithThree(), change);

    private static TestSteering AddPool(TestSteering steering, Func<Pool, Pool>? change = null) => steering.Pool(
        ["geo.example.com."],
        [("eu", ["192.0.2.1", "192.0.2.2"]), ("na", ["198.51.100.1"])],
        change);

    private static Explainer CreateExplainer(TestSteering steering) => CreateExplainer(steering.ToPlan());

    private static Explainer CreateExplainer(SteeringPlan plan)
    {
        var compiler = new AnswerCompiler();
        compiler.Add(TestZone.Parse(s_zone), RotationOrder.Cyclic);
        compiler.Steer(plan);
        var responder = new Responder(new ResponderOptions());
        responder.Publish(compiler.Compile());
        return new Explainer(responder, plan, plan.Rules);
    }
}
