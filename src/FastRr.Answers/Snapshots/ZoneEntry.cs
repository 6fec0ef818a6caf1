namespace FastRr.Answers.Snapshots;

/// <summary>What the query path needs of a zone.</summary>
public readonly struct ZoneEntry(int negativeAnswer, int apexLength)
{
    /// <summary>Index of the SOA for NXDOMAIN and NODATA, or -1: a zone without data.</summary>
    public int NegativeAnswer { get; } = negativeAnswer;

    /// <summary>Octets of the apex's name.</summary>
    public int ApexLength { get; } = apexLength;
}
