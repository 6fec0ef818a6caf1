using FastRr.Wire.Registry;

namespace FastRr.Pools;

/// <summary>
/// The state of every member, each address by itself: one entry per member and family. All are UP at first. Safe to use
/// from several threads; who needs all entries to be of one moment works on a <see cref="Clone"/>.
/// </summary>
public sealed class MemberStates
{
    private const int Families = 2;

    private readonly Lock _lock = new();
    private readonly MemberState[] _states;
    private long _version;

    /// <param name="memberCount">Members there are: <see cref="PoolSet.MemberCount"/>.</param>
    public MemberStates(int memberCount) => _states = new MemberState[memberCount * Families];

    private MemberStates(MemberState[] states, long version)
    {
        _states = states;
        _version = version;
    }

    public int MemberCount => _states.Length / Families;

    /// <summary>How often a state changed; equal versions of one table mean equal states.</summary>
    public long Version
    {
        get
        {
            lock (_lock)
                return _version;
        }
    }

    /// <param name="member">The member's number.</param>
    /// <param name="type">AAAA: its IPv6 address; A: its IPv4 address; any other type: the member's only state.</param>
    public MemberState Get(int member, RRType type)
    {
        lock (_lock)
            return _states[IndexOf(member, type)];
    }

    /// <returns>Whether that changed anything.</returns>
    public bool Set(int member, RRType type, MemberState state)
    {
        lock (_lock)
        {
            ref var entry = ref _states[IndexOf(member, type)];
            if (entry == state)
                return false;
            entry = state;
            _version++;
            return true;
        }
    }

    /// <summary>A copy of one moment, which later changes don't reach.</summary>
    public MemberStates Clone()
    {
        lock (_lock)
            return new MemberStates([.. _states], _version);
    }

    private static int IndexOf(int member, RRType type) => (member * Families) + (type == RRType.AAAA ? 1 : 0);
}
