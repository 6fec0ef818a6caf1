using System.Buffers.Binary;

namespace FastRr.Wire.Names;

/// <summary>The hash of a lower-cased name in wire form: seeded, 64 bits, the same on every machine.</summary>
public static class NameHash
{
    // Odd 64-bit constants with well-spread bits: the golden ratio's fraction, and the finaliser of SplitMix64.
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const ulong Mix = 0xBF58476D1CE4E5B9;

    /// <param name="lowerName">Lower-cased wire form, 1 to 255 octets.</param>
    /// <param name="seed">A secret of the table, so that nobody outside can aim at one bucket.</param>
    public static ulong Compute(ReadOnlySpan<byte> lowerName, ulong seed)
    {
        var multiplier = seed ^ Golden;
        var hash = seed ^ ((ulong)lowerName.Length * Mix);
        while (lowerName.Length >= 8)
        {
            hash = Step(hash, BinaryPrimitives.ReadUInt64LittleEndian(lowerName), multiplier);
            lowerName = lowerName[8..];
        }
        if (lowerName.Length > 0)
            hash = Step(hash, ReadPartial(lowerName), multiplier);
        return Step(hash, Mix, multiplier);
    }

    /// <summary>The 128-bit product folded: no bit of the octets can be undone by another without the seed.</summary>
    private static ulong Step(ulong hash, ulong octets, ulong multiplier)
    {
        var high = Math.BigMul(hash ^ octets, multiplier, out var low);
        return high ^ low;
    }

    /// <summary>1 to 7 octets as one number, without reading past them.</summary>
    private static ulong ReadPartial(ReadOnlySpan<byte> octets)
    {
        if (octets.Length >= 4)
        {
            return BinaryPrimitives.ReadUInt32LittleEndian(octets)
                | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(octets[^4..]) << 32);
        }
        return octets[0] | ((ulong)octets[octets.Length / 2] << 8) | ((ulong)octets[^1] << 16);
    }
}
