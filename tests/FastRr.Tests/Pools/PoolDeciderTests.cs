using FastRr.Pools;
using FastRr.Wire.Registry;
using Xunit;

namespace FastRr.Tests.Pools;

public sealed class PoolDeciderTests
{
    private static readonly Pool s_plain = TestPool.Create("eu: a b; na: c; ap: d");

    [Theory]
    [InlineData("eu", "eu: a b")]
    [InlineData("na", "na: c")]
    [InlineData("sa", "na: c")]
    [InlineData("x", "eu: a b")]
    public void Decide_AllUp_IsTheOwnRegionElseTheNearest(string client, string expected) =>
        Assert.Equal(expected, s_plain.Decide(client).Text());

    [Fact]
    public void Decide_RegionNotListed_IsTriedAndSkipped() =>
        Assert.Equal("sa NotListed, na Used", s_plain.Decide("sa").Tried());

    [Theory]
    [InlineData("a", "eu: b")]
    [InlineData("a b", "na: c")]
    [InlineData("a b c", "ap: d")]
    public void Decide_MembersDown_LeaveTheirRegionThenTheRegionGivesWay(string down, string expected) =>
        Assert.Equal(expected, s_plain.Decide("eu", down).Text());

    [Theory]
    [InlineData("a", "eu: b*2 c*2")]
    [InlineData("a b", "na: d")]
    [InlineData("b c", "eu: a*4")]
    public void Decide_HealthyShare_IsOfConfiguredWeight(string down, string expected)
    {
        // Half of 8 is well with a alone, or without it.
        var pool = TestPool.Create("eu: a*4 b*2 c*2; na: d") with { Policy = PoolPolicy.Weighted };
        Assert.Equal(expected, pool.Decide("eu", down).Text());
    }

    [Fact]
    public void Decide_ShareExactlyReached_IsWell()
    {
        // 29 of 100 at a share of 0.29, which no double holds exactly.
        var pool = TestPool.Create("eu: a*29 b*71; na: c") with { HealthyShare = 0.29, Policy = PoolPolicy.Weighted };
        Assert.Equal("eu: a*29", pool.Decide("eu", "b").Text());
        Assert.Equal("na: c", (pool with { HealthyShare = 0.291 }).Decide("eu", "b").Text());
    }

    [Fact]
    public void Decide_ShareOfZero_StillNeedsSomebody()
    {
        var pool = s_plain with { HealthyShare = 0 };
        Assert.Equal("eu: b", pool.Decide("eu", "a").Text());
        Assert.Equal("na: c", pool.Decide("eu", "a b").Text());
    }

    [Fact]
    public void Decide_DrainedMembers_LeaveBothSums()
    {
        var pool = TestPool.Create("eu: a*6 b*2 c*2; na: d") with { Policy = PoolPolicy.Weighted };
        // 2 of 4 are well; with a down instead of drained it is 2 of 10.
        Assert.Equal("eu: b*2", pool.Decide("eu", "a- c").Text());
        Assert.Equal("na: d", pool.Decide("eu", "a c").Text());
        var tried = pool.Decide("eu", "a- c").Tried[0];
        Assert.Equal((2, 4), (tried.WellWeight, tried.TotalWeight));
    }

    [Fact]
    public void Decide_AllDrained_GivesWay() =>
        Assert.Equal("eu Drained, na Used", s_plain.Decide("eu", "a- b-").Tried());

    [Theory]
    [InlineData("", "eu: a b*2")]
    [InlineData("a", "eu: b*2")]
    [InlineData("b", "eu: a")]
    [InlineData("a b", "eu: s t")]
    [InlineData("a b s", "eu: t")]
    [InlineData("a b s t", "na: c")]
    public void Decide_Standby_IsHandedOutOnlyWhereNobodyWithWeightIsWell(string down, string expected)
    {
        // With b down a third is well, and a well standby is enough.
        var pool = TestPool.Create("eu: a b*2 s*0 t*0; na: c") with { Policy = PoolPolicy.Weighted };
        Assert.Equal(expected, pool.Decide("eu", down).Text());
    }

    [Theory]
    [InlineData("", "eu: a")]
    [InlineData("a", "eu: b")]
    [InlineData("a b c", "eu: d")]
    [InlineData("a- b c d", "na: e")]
    public void Decide_Failover_IsTheFirstWellOneAloneAndOneIsEnough(string down, string expected)
    {
        var pool = TestPool.Create("eu: a b c d; na: e") with { Policy = PoolPolicy.Failover };
        Assert.Equal(expected, pool.Decide("eu", down).Text());
    }

    [Fact]
    public void Decide_Hash_HandsOutAllWellOnesWithTheirWeights()
    {
        var pool = TestPool.Create("eu: a*2 b*3 c*5") with { Policy = PoolPolicy.Hash };
        Assert.Equal("eu: a*2 c*5", pool.Decide("eu", "b").Text());
    }

    [Fact]
    public void Decide_RegionWithoutTheFamily_CountsAsFailed()
    {
        var pool = TestPool.Create("eu: a4; na: b6; ap: c");
        Assert.Equal("eu: a4", pool.Decide("eu").Text());
        var ofIPv6 = pool.Decide("eu", type: RRType.AAAA);
        Assert.Equal("eu NoMembers, na Used", ofIPv6.Tried());
        Assert.Equal("na: b6", ofIPv6.Text());
    }

    [Fact]
    public void Decide_FamilyThatNoRegionHas_IsNoData()
    {
        var decision = TestPool.Create("eu: a4; na: b4").Decide("eu", type: RRType.AAAA);
        Assert.Equal(("NoData", false), (decision.Text(), decision.IsAllDown));
        Assert.Equal("eu NoMembers, na NoMembers", decision.Tried());
    }

    [Fact]
    public void Decide_FamilyThatNoRegionHas_IsNoDataWhateverHappensWhenAllAreDown()
    {
        var pool = TestPool.Create("eu: a4; na: b4") with { WhenAllDown = WhenAllDown.ServFail };
        Assert.Equal("NoData", pool.Decide("eu", type: RRType.AAAA).Text());
        Assert.Equal("ServFail", pool.Decide("eu", "a4 b4").Text());
    }

    [Fact]
    public void Decide_OneFamilyDown_LeavesTheOtherWhereItIs()
    {
        var pool = TestPool.Create("eu: a; na: b");
        var states = new MemberStates(2);
        states.Set(0, RRType.AAAA, MemberState.Down);
        Assert.Equal("eu: a", PoolDecider.Decide(pool, TestPool.World, 0, RRType.A, states).Text());
        Assert.Equal("na: b", PoolDecider.Decide(pool, TestPool.World, 0, RRType.AAAA, states).Text());
    }

    [Theory]
    [InlineData("lab", "lab: p")]
    [InlineData("eu", "na: c")]
    public void Decide_PrivateRegion_AnswersItsOwnClientsAlone(string client, string expected)
    {
        var pool = TestPool.Create("lab: p; na: c");
        Assert.Equal(expected, pool.Decide(client).Text());
    }

    [Fact]
    public void Decide_PrivateRegionAsFallback_IsSkippedAndSaysSo()
    {
        var pool = TestPool.Create("eu: a; lab: p; na: c").WithFallback("eu", "lab");
        Assert.Equal("eu NotWell, lab Private, na Used", pool.Decide("eu", "a").Tried());
    }

    [Fact]
    public void Decide_EmptyFallback_IsAllDownThoughOthersAreWell()
    {
        var pool = s_plain.WithFallback("eu") with { WhenAllDown = WhenAllDown.None };
        var decision = pool.Decide("eu", "a b");
        Assert.Equal(("NoData", true, "eu NotWell"), (decision.Text(), decision.IsAllDown, decision.Tried()));
    }

    [Theory]
    [InlineData(WhenAllDown.All, "eu: a b")]
    [InlineData(WhenAllDown.None, "NoData")]
    [InlineData(WhenAllDown.ServFail, "ServFail")]
    [InlineData(WhenAllDown.Last, "eu: a b")]
    public void Decide_AllDown_IsAsThePoolSays(WhenAllDown whenAllDown, string expected)
    {
        var decision = (s_plain with { WhenAllDown = whenAllDown }).Decide("eu", "a b c d");
        Assert.Equal((expected, true), (decision.Text(), decision.IsAllDown));
        Assert.Equal("eu NotWell, na NotWell, ap NotWell", decision.Tried());
    }

    [Fact]
    public void Decide_AllDownAndFailOpen_IsEveryMemberOfTheFirstRegionThatHasTheFamily()
    {
        var pool = TestPool.Create("eu: a4; na: b*4 c*6 s*0; ap: d") with { Policy = PoolPolicy.Weighted };
        Assert.Equal("na: b*4 c*6 s*2", pool.Decide("eu", "b c s d", RRType.AAAA).Text());
        Assert.Equal("eu: a4", pool.Decide("eu", "a4 b c s d").Text());
    }

    [Fact]
    public void Decide_AllDownAndFailOpen_LeavesDrainedOnesOutWhileThereAreOthers()
    {
        Assert.Equal("eu: b", s_plain.Decide("eu", "a- b c d").Text());
        Assert.Equal("na: c", s_plain.Decide("eu", "a- b- c d").Text());
        Assert.Equal("eu: a b", s_plain.Decide("eu", "a- b- c- d-").Text());
    }

    [Fact]
    public void Decide_AllDownAndFailOpenWithFailover_IsTheFirstAlone()
    {
        var pool = TestPool.Create("eu: s*0 a b; na: c") with { Policy = PoolPolicy.Failover };
        Assert.Equal("eu: a", pool.Decide("eu", "s a b c").Text());
    }

    [Fact]
    public void Decide_AllDownAndLast_IsWhatWasLastWell()
    {
        var pool = s_plain with { WhenAllDown = WhenAllDown.Last };
        var inNa = pool.Decide("eu", "a b");
        var decision = pool.Decide("eu", "a b c d", lastWell: inNa);
        Assert.Equal(("na: c", true), (decision.Text(), decision.IsAllDown));
        var inEu = pool.Decide("eu", "a");
        Assert.Equal("eu: b", pool.Decide("eu", "a b c d", lastWell: inEu).Text());
    }

    [Fact]
    public void Decide_AllDownAndLastIsDrainedSince_FailsOpen()
    {
        var pool = s_plain with { WhenAllDown = WhenAllDown.Last };
        var last = pool.Decide("eu", "a");
        Assert.Equal("eu: a", pool.Decide("eu", "a b- c d", lastWell: last).Text());
    }

    [Fact]
    public void Decide_SomeRegionWell_DoesNotAskForTheLast()
    {
        var pool = s_plain with { WhenAllDown = WhenAllDown.Last };
        var last = pool.Decide("eu");
        Assert.Equal("ap: d", pool.Decide("eu", "a b c", lastWell: last).Text());
    }

    [Theory]
    [InlineData(MemberKind.CName, RRType.CNAME)]
    [InlineData(MemberKind.Mx, RRType.MX)]
    [InlineData(MemberKind.Srv, RRType.SRV)]
    public void Decide_OtherKinds_AnswerForTheirType(MemberKind kind, RRType type)
    {
        var pool = TestPool.Create("eu: a b; na: c", kind);
        Assert.Equal("eu: b", pool.Decide("eu", "a", type).Text());
        Assert.Throws<ArgumentException>(() => pool.Decide("eu"));
    }

    [Theory]
    [InlineData(300, 30, TtlReason.Settled)]
    [InlineData(60, 60, TtlReason.Fixed)]
    public void Decide_NothingUnderWay_HasTheLongestTtl(int longest, int shortest, TtlReason reason)
    {
        var decision = (s_plain with { Ttl = new PoolTtl(longest, shortest) }).Decide("eu");
        Assert.Equal((longest, reason), (decision.TtlSeconds, decision.Reason));
    }
}
