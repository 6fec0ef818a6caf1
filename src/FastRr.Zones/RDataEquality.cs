using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Zones;

/// <summary>Whether two RDATA are the same: names in them without case (RFC 4343 §3), all else as it is.</summary>
internal static class RDataEquality
{
    public static bool Equals(RRType type, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
            return false;
        if (left.SequenceEqual(right))
            return true;
        Span<RDataName> names = stackalloc RDataName[RDataNames.MaxCount];
        var count = RDataNames.Find(type, left, names);
        var end = 0;
        foreach (var name in names[..count])
        {
            if (!left[end..name.Offset].SequenceEqual(right[end..name.Offset]))
                return false;
            end = name.Offset + name.Length;
            if (!DomainName.EqualsIgnoreCase(left[name.Offset..end], right[name.Offset..end]))
                return false;
        }
        return left[end..].SequenceEqual(right[end..]);
    }

    /// <summary>A hash that is equal for equal RDATA.</summary>
    public static ulong HashOf(RRType type, ReadOnlySpan<byte> rdata, ulong seed)
    {
        // A name is never empty, but RDATA may be (RFC 3597 §5).
        if (rdata.IsEmpty)
            return seed;
        Span<RDataName> names = stackalloc RDataName[RDataNames.MaxCount];
        var count = RDataNames.Find(type, rdata, names);
        if (count == 0)
            return NameHash.Compute(rdata, seed);
        var last = names[count - 1];
        // Two names follow each other directly, so that this is room for two.
        Span<byte> lower = stackalloc byte[RDataNames.MaxCount * DomainName.MaxLength];
        lower = lower[..(last.Offset + last.Length - names[0].Offset)];
        DomainName.ToLower(rdata.Slice(names[0].Offset, lower.Length), lower);
        return NameHash.Compute(lower, seed);
    }
}
