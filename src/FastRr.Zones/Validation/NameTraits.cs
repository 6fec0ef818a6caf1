namespace FastRr.Zones.Validation;

/// <summary>What a name owns, as far as other names depend on it.</summary>
[Flags]
internal enum NameTraits : byte
{
    None = 0,

    /// <summary>NS below the apex: the child's zone starts here.</summary>
    Cut = 1,

    DName = 2,

    CName = 4,

    /// <summary>A or AAAA.</summary>
    Address = 8,

    /// <summary>An NS names it, so that its addresses may be glue.</summary>
    NameServer = 16,
}
