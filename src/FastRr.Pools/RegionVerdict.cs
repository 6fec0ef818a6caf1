namespace FastRr.Pools;

/// <summary>What became of a region whose turn came.</summary>
public enum RegionVerdict : byte
{
    /// <summary>It is well and answers.</summary>
    Used,

    /// <summary>The pool does not list it.</summary>
    NotListed,

    /// <summary>It is private and the client is not in it.</summary>
    Private,

    /// <summary>It has no member of the family asked.</summary>
    NoMembers,

    /// <summary>All its members of the family are drained.</summary>
    Drained,

    /// <summary>Too little of it is well.</summary>
    NotWell,
}
