namespace FastRr.Answers.Snapshots;

/// <summary>What chooses among the steps of a <see cref="SteeredAnswer"/>.</summary>
public enum StepChoice : byte
{
    /// <summary>Nothing: there is no answer of this type here (NODATA).</summary>
    None,

    /// <summary>Nothing: the pool fails (SERVFAIL).</summary>
    Failure,

    /// <summary>The rotation index.</summary>
    Turn,

    /// <summary>The client's prefix.</summary>
    ClientPrefix,
}
