namespace FastRr.Answers;

/// <summary>How successive answers turn an RRset.</summary>
public enum RotationOrder : byte
{
    /// <summary>Query k starts at RR k mod n.</summary>
    Cyclic,

    /// <summary>Every rotation equally likely.</summary>
    Random,

    /// <summary>File order, always.</summary>
    Fixed,
}
