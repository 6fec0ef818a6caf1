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

    /// <summary>Addresses that share the longest prefix with the source address first, and turns among those that share
    /// as much. Other types turn as <see cref="Cyclic"/>.</summary>
    Subnet,
}
