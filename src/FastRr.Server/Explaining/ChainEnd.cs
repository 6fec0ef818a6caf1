namespace FastRr.Server.Explaining;

/// <summary>Where a chain of aliases ends.</summary>
internal enum ChainEnd : byte
{
    /// <summary>There is none, or its last name is answered as though it were asked for.</summary>
    Answered,

    /// <summary>It came back to a name it had passed.</summary>
    Loop,

    /// <summary>It is longer than one answer follows.</summary>
    TooLong,

    /// <summary>Before a steered name, for which the resolver asks again (RFC 7871 §7.2.1).</summary>
    Steered,

    /// <summary>Before a name that is not ours.</summary>
    NotOurs,
}
