namespace FastRr.Pools;

/// <summary>Whether a member may be handed out.</summary>
public enum MemberState : byte
{
    Up,

    /// <summary>Not well: its weight counts against its region.</summary>
    Down,

    /// <summary>Taken out by hand: it counts neither for nor against its region.</summary>
    Drained,
}
