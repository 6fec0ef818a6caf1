namespace FastRr.Pools;

/// <summary>What a pool hands out; all its members are of one kind.</summary>
public enum MemberKind : byte
{
    /// <summary>A and AAAA.</summary>
    Address,

    /// <summary>One CNAME.</summary>
    CName,

    Mx,
    Srv,
}
