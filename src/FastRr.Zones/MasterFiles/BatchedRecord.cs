using FastRr.Wire.Registry;

namespace FastRr.Zones.MasterFiles;

/// <summary>One record of a <see cref="RecordBatch"/>, which keeps its octets.</summary>
internal struct BatchedRecord
{
    public uint TtlSeconds;

    /// <summary>From 1.</summary>
    public int Line;

    /// <summary>Of the type's token, from 1.</summary>
    public int Column;

    /// <summary>The number of the $GENERATE that made it, from 1; 0 for a record that was written.</summary>
    public int Directive;

    /// <summary>Where its octets start: the owner's, then the RDATA's.</summary>
    public int Offset;

    public RRType Type;

    public ushort RDataLength;

    /// <summary>The zone's number for the file.</summary>
    public ushort File;

    public byte OwnerLength;
}
