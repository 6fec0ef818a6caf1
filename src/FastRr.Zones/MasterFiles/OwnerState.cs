namespace FastRr.Zones.MasterFiles;

/// <summary>What is known of the owner that a record without one takes over.</summary>
internal enum OwnerState : byte
{
    /// <summary>No record has stated one.</summary>
    None,

    Known,

    /// <summary>
    /// The last one stated was wrong and is reported: records that take it over are left out without a word.
    /// </summary>
    Wrong,
}
