using System.Numerics;

namespace FastRr.Geo.Tables;

/// <summary>
/// The regions of IPv4: ranges in order, each one word of start and region, and a root that says for the first bits of
/// an address where its ranges begin.
/// </summary>
internal sealed class IPv4Ranges
{
    // 2^16 entries of 4 octets stay in a second-level cache.
    private const int MaxRootBits = 16;

    // Start in the upper half, region in the lower one: one word is one read, and orders as starts do.
    private readonly ulong[] _ranges;

    // For each value of the first bits the range of its first address; one more at the end.
    private readonly int[] _roots;
    private readonly int _shift;

    public IPv4Ranges(AddressRanges ranges)
    {
        _ranges = new ulong[ranges.Count];
        for (var i = 0; i < _ranges.Length; i++)
            _ranges[i] = ((ulong)ranges.StartOf(i) << 32) | (ushort)ranges.ValueOf(i);
        var bits = Math.Min(MaxRootBits, BitOperations.Log2((uint)_ranges.Length));
        _shift = 32 - bits;
        _roots = new int[(1 << bits) + 1];
        var next = 0;
        for (var root = 0; root < 1 << bits; root++)
        {
            while (next + 1 < _ranges.Length && _ranges[next + 1] >> 32 <= (ulong)root << _shift)
                next++;
            _roots[root] = next;
        }
        _roots[^1] = _ranges.Length - 1;
    }

    /// <summary>Octets of the arrays.</summary>
    public long OctetCount => ((long)_ranges.Length * sizeof(ulong)) + ((long)_roots.Length * sizeof(int));

    /// <summary>One region for all.</summary>
    public bool IsUniform => _ranges.Length == 1;

    /// <summary>The region of an address.</summary>
    public ushort FindRegion(uint address) => (ushort)_ranges[IndexOf(address)];

    /// <summary>The region of an address, and how far it reaches.</summary>
    public RegionMatch Find(uint address)
    {
        var index = IndexOf(address);
        var range = _ranges[index];
        var next = index + 1 < _ranges.Length ? (uint)(_ranges[index + 1] >> 32) : 0;
        return new RegionMatch((ushort)range, (byte)PrefixLength.Within(address, (uint)(range >> 32), next));
    }

    /// <summary>The last range that starts at the address or before.</summary>
    private int IndexOf(uint address)
    {
        var root = (int)((ulong)address >> _shift);
        var first = _roots[root];
        var count = _roots[root + 1] - first + 1;
        var ranges = _ranges;
        var key = ((ulong)address << 32) | uint.MaxValue;
        while (count > 1)
        {
            var half = count >> 1;
            first += ranges[first + half] <= key ? half : 0;
            count -= half;
        }
        return first;
    }
}
