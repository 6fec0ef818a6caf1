using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace FastRr.Wire.Names;

/// <summary>
/// Domain names in wire form: labels of 1 to 63 octets, each behind its length octet, ended by the root's zero octet,
/// 255 octets at most (RFC 1035 §3.1). All members take and give spans; none allocates or throws on bad octets.
/// </summary>
public static class DomainName
{
    /// <summary>Octets of the longest name, the root's zero octet included (RFC 1035 §2.3.4).</summary>
    public const int MaxLength = 255;

    /// <summary>Octets of the longest label, without its length octet (RFC 1035 §2.3.4).</summary>
    public const int MaxLabelLength = 63;

    /// <summary>Labels of the longest name, the root not counted: (255 - 1) / 2.</summary>
    public const int MaxLabels = 127;

    /// <summary>The root in wire form.</summary>
    public static ReadOnlySpan<byte> Root => [0];

    /// <summary>Measures the uncompressed name that starts at the first octet of <paramref name="wire"/>.</summary>
    /// <returns>The name's octets (1 to 255, root included), or 0 where it is cut short, too long or has a
    /// pointer.</returns>
    public static int Measure(ReadOnlySpan<byte> wire, out int labelCount)
    {
        labelCount = 0;
        var offset = 0;
        while ((uint)offset < (uint)wire.Length)
        {
            int label = wire[offset];
            if (label == 0)
                return offset + 1;
            if (label > MaxLabelLength || offset + label + 2 > MaxLength)
                return 0;
            offset += label + 1;
            labelCount++;
        }
        return 0;
    }

    /// <summary>
    /// Copies a name, A-Z made a-z; length octets are below 'A' and stay as they are. The last step takes octets again
    /// that the one before had, so that no name goes octet by octet: 3 ns instead of 14 for 17 octets.
    /// </summary>
    /// <param name="source">A whole name in wire form, at most 255 octets.</param>
    /// <param name="destination">At least as long as <paramref name="source"/>; may be the same octets.</param>
    public static void ToLower(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (source.Length >= Vector128<byte>.Count)
        {
            for (var offset = 0; offset < source.Length - Vector128<byte>.Count; offset += Vector128<byte>.Count)
                ToLower(Vector128.Create(source[offset..])).CopyTo(destination[offset..]);
            var last = source.Length - Vector128<byte>.Count;
            ToLower(Vector128.Create(source[last..])).CopyTo(destination[last..]);
        }
        else if (source.Length >= sizeof(ulong))
        {
            var last = source.Length - sizeof(ulong);
            BinaryPrimitives.WriteUInt64LittleEndian(
                destination, ToLower(BinaryPrimitives.ReadUInt64LittleEndian(source)));
            BinaryPrimitives.WriteUInt64LittleEndian(
                destination[last..], ToLower(BinaryPrimitives.ReadUInt64LittleEndian(source[last..])));
        }
        else
        {
            for (var offset = 0; offset < source.Length; offset++)
                destination[offset] = (byte)ToLower(source[offset]);
        }
    }

    /// <summary>Whether two names in wire form are the same, case put aside (RFC 4343 §3).</summary>
    public static bool EqualsIgnoreCase(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (ToLower(left[i]) != ToLower(right[i]))
                return false;
        }
        return true;
    }

    /// <summary>Whether <paramref name="name"/> is <paramref name="ancestor"/> or below it; both lower-cased, in
    /// wire form.</summary>
    public static bool IsAtOrBelow(ReadOnlySpan<byte> name, ReadOnlySpan<byte> ancestor)
    {
        // A match of octets at the end counts only where a label starts.
        var offset = 0;
        while (name.Length - offset > ancestor.Length)
            offset += name[offset] + 1;
        return name[offset..].SequenceEqual(ancestor);
    }

    /// <summary>The name without its first label; the root gives the root.</summary>
    public static ReadOnlySpan<byte> Parent(ReadOnlySpan<byte> name) => name[0] == 0 ? name : name[(name[0] + 1)..];

    /// <summary>Whether the first label is the single octet '*' (RFC 4592 §2.1.1).</summary>
    public static bool IsWildcard(ReadOnlySpan<byte> name) => name.Length > 1 && name[0] == 1 && name[1] == (byte)'*';

    /// <summary>Compares in the canonical order of RFC 4034 §6.1: label by label from the root, case put
    /// aside.</summary>
    /// <returns>Negative, 0 or positive.</returns>
    public static int CompareCanonical(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> leftStarts = stackalloc byte[MaxLabels];
        Span<byte> rightStarts = stackalloc byte[MaxLabels];
        var leftCount = LabelStarts(left, leftStarts);
        var rightCount = LabelStarts(right, rightStarts);
        while (leftCount > 0 && rightCount > 0)
        {
            var order = CompareLabels(left[leftStarts[--leftCount]..], right[rightStarts[--rightCount]..]);
            if (order != 0)
                return order;
        }
        return leftCount - rightCount;
    }

    /// <summary>Writes where each label's length octet stands, first label first.</summary>
    /// <returns>The number of labels, the root not counted.</returns>
    public static int LabelStarts(ReadOnlySpan<byte> name, Span<byte> starts)
    {
        var count = 0;
        for (var offset = 0; (uint)offset < (uint)name.Length && name[offset] != 0; offset += name[offset] + 1)
            starts[count++] = (byte)offset;
        return count;
    }

    private static int CompareLabels(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int leftLength = left[0], rightLength = right[0];
        for (var i = 1; i <= Math.Min(leftLength, rightLength); i++)
        {
            var order = ToLower(left[i]) - ToLower(right[i]);
            if (order != 0)
                return order;
        }
        return leftLength - rightLength;
    }

    private static Vector128<byte> ToLower(Vector128<byte> octets)
    {
        var isUpper = Vector128.LessThan(octets - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
        return octets | (isUpper & Vector128.Create((byte)0x20));
    }

    /// <summary>Eight octets at once: a lane's bit 7 says whether its other seven bits are at least a bound.</summary>
    private static ulong ToLower(ulong octets)
    {
        const ulong Lanes = 0x0101_0101_0101_0101;
        var low = octets & (0x7F * Lanes);
        var isFromA = low + ((0x80 - 'A') * Lanes);
        var isBehindZ = low + ((0x80 - 'Z' - 1) * Lanes);
        // An octet over 127 is no letter, whatever its lower bits are.
        var isUpper = isFromA & ~isBehindZ & ~octets & (0x80 * Lanes);
        return octets | (isUpper >> 2);
    }

    private static int ToLower(byte octet) => (uint)(octet - 'A') < 26 ? octet | 0x20 : octet;
}
