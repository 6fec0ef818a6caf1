using FastRr.Pools;
using FastRr.Wire.Registry;
using Xunit;

namespace FastRr.Tests.Pools;

public sealed class MemberStatesTests
{
    [Fact]
    public void Get_AtFirst_IsUpForEveryMemberAndFamily()
    {
        var states = new MemberStates(3);
        Assert.Equal(3, states.MemberCount);
        Assert.Equal(0, states.Version);
        foreach (var type in (RRType[])[RRType.A, RRType.AAAA, RRType.MX])
            Assert.All(Enumerable.Range(0, 3), member => Assert.Equal(MemberState.Up, states.Get(member, type)));
    }

    [Fact]
    public void Set_OneFamily_LeavesTheOtherAndOtherMembers()
    {
        var states = new MemberStates(2);
        Assert.True(states.Set(1, RRType.AAAA, MemberState.Down));
        Assert.Equal(MemberState.Up, states.Get(1, RRType.A));
        Assert.Equal(MemberState.Down, states.Get(1, RRType.AAAA));
        Assert.Equal(MemberState.Up, states.Get(0, RRType.AAAA));
    }

    [Fact]
    public void Set_SameState_IsNoChange()
    {
        var states = new MemberStates(1);
        Assert.False(states.Set(0, RRType.A, MemberState.Up));
        Assert.True(states.Set(0, RRType.A, MemberState.Drained));
        Assert.False(states.Set(0, RRType.A, MemberState.Drained));
        Assert.Equal(1, states.Version);
    }

    [Fact]
    public void Clone_LaterChanges_DoNotReachIt()
    {
        var states = new MemberStates(1);
        states.Set(0, RRType.SRV, MemberState.Down);
        var clone = states.Clone();
        states.Set(0, RRType.SRV, MemberState.Up);
        Assert.Equal(MemberState.Down, clone.Get(0, RRType.SRV));
        Assert.Equal((1, 2), (clone.Version, states.Version));
    }
}
