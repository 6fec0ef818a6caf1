using FastRr.Pools;
using Xunit;

namespace FastRr.Tests.Pools;

public sealed class RegionOrderTests
{
    private static readonly Pool s_everywhere = TestPool.Create("y: a; x: b; ap: c; na: d; eu: e; sa: f");

    [Theory]
    [InlineData("eu", "eu na sa ap y x")]
    [InlineData("na", "na eu sa ap y x")]
    [InlineData("ap", "ap eu na sa y x")]
    public void Of_NoFallback_IsOwnThenByDistanceThenFileOrder(string client, string expected) =>
        Assert.Equal(expected, Text(RegionOrder.Of(s_everywhere, TestPool.World, TestPool.Number(client))));

    [Fact]
    public void Of_ClientRegionOfUnknownPlace_IsFileOrder() =>
        Assert.Equal("x y ap na eu sa", Text(RegionOrder.Of(s_everywhere, TestPool.World, TestPool.Number("x"))));

    [Fact]
    public void Of_FallbackOfTheRegion_ComesBeforeDistance()
    {
        var regions = TestPool.WithFallback("eu", "ap", "x");
        Assert.Equal("eu ap x na sa y", Text(RegionOrder.Of(s_everywhere, regions, 0)));
    }

    [Fact]
    public void Of_FallbackOfThePool_ReplacesThatOfTheRegion()
    {
        var regions = TestPool.WithFallback("eu", "ap", "x");
        var pool = s_everywhere.WithFallback("eu", "sa");
        Assert.Equal("eu sa na ap y x", Text(RegionOrder.Of(pool, regions, 0)));
    }

    [Fact]
    public void Of_FallbackOfAnotherRegion_ChangesNothing()
    {
        var pool = s_everywhere.WithFallback("na", "sa");
        Assert.Equal("eu na sa ap y x", Text(RegionOrder.Of(pool, TestPool.World, 0)));
    }

    [Fact]
    public void Of_EmptyFallback_GoesNowhereElse()
    {
        Assert.Equal("eu", Text(RegionOrder.Of(s_everywhere, TestPool.WithFallback("eu"), 0)));
        Assert.Equal("eu", Text(RegionOrder.Of(s_everywhere.WithFallback("eu"), TestPool.World, 0)));
        var refilled = s_everywhere.WithFallback("eu", "ap");
        Assert.Equal("eu ap na sa y x", Text(RegionOrder.Of(refilled, TestPool.WithFallback("eu"), 0)));
    }

    [Fact]
    public void Of_EveryTurn_SaysWhyAndHowFar()
    {
        var pool = TestPool.Create("eu: a; na: b; ap: c; x: d").WithFallback("eu", "ap");
        var turns = RegionOrder.Of(pool, TestPool.World, 0);
        Assert.Equal(
            [RegionReason.Own, RegionReason.Fallback, RegionReason.Distance, RegionReason.FileOrder],
            turns.Select(turn => turn.Why));
        Assert.Equal([0, 10_260, 6_550, null], turns.Select(turn =>
            turn.Kilometres is { } kilometres ? Math.Round(kilometres / 10) * 10 : (double?)null));
    }

    private static string Text(IReadOnlyList<RegionTurn> turns) =>
        string.Join(' ', turns.Select(turn => turn.Region.Name));
}
