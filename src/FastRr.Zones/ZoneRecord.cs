using FastRr.Wire.Registry;

namespace FastRr.Zones;

/// <summary>
/// One RR of a zone, without its owner: 28 octets, unmanaged, so that millions cost the garbage collector nothing.
/// </summary>
public struct ZoneRecord
{
    /// <summary>TTL in seconds, 0 to 2^31-1 (RFC 2181 §8).</summary>
    public uint TtlSeconds;

    /// <summary>Line of the master file, from 1; 0 for a record not read from a file.</summary>
    public int Line;

    /// <summary>The owner's next record in file order, or -1.</summary>
    public int Next;

    internal int RDataOffset;

    public RRType Type;

    internal ushort RDataLength;

    /// <summary>Column of the RR's type in its line, from 1, capped at 65 535.</summary>
    public ushort Column;

    /// <summary>Index into <see cref="Zone.Files"/>.</summary>
    public ushort File;
}
