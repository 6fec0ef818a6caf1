using System.Runtime.CompilerServices;

namespace FastRr.Geo.Tables;

/// <summary>
/// The regions of IPv6, by the upper 64 bits of an address. A /64 that holds more than one range is a range of its own,
/// divided: the lower 64 bits decide in a second table.
/// </summary>
internal sealed class IPv6Ranges
{
    /// <summary>Stands for the region of a divided /64.</summary>
    private const ushort Divided = ushort.MaxValue;

    private readonly StartIndex _starts;
    private readonly ushort[] _regions;

    // The divided ranges in order, and where each one's part of the second table starts; one more at the end.
    private readonly int[] _divided;
    private readonly int[] _dividedFirsts;
    private readonly ulong[] _lowStarts;
    private readonly ushort[] _lowRegions;

    public IPv6Ranges(AddressRanges ranges)
    {
        var starts = new List<ulong>();
        var regions = new List<ushort>();
        var divided = new List<int>();
        var dividedFirsts = new List<int>();
        var lowStarts = new List<ulong>();
        var lowRegions = new List<ushort>();
        for (var i = 0; i < ranges.Count; i++)
        {
            var (high, low) = Split(ranges.StartOf(i));
            var region = (ushort)ranges.ValueOf(i);
            if (low != 0)
            {
                if (divided.Count == 0 || starts[divided[^1]] != high)
                {
                    // The range before it has the beginning of this /64.
                    var before = (ushort)ranges.ValueOf(i - 1);
                    if (starts[^1] == high)
                        regions[^1] = Divided;
                    else
                        Add(starts, regions, high, Divided);
                    divided.Add(starts.Count - 1);
                    dividedFirsts.Add(lowStarts.Count);
                    Add(lowStarts, lowRegions, 0, before);
                }
                Add(lowStarts, lowRegions, low, region);
                // Whole /64s may follow before the next range starts.
                var (endHigh, endLow) = Split(ranges.EndOf(i));
                var hasWhole = endHigh - high > 1 || (endHigh - high == 1 && endLow == ulong.MaxValue);
                if (hasWhole)
                    Add(starts, regions, high + 1, region);
            }
            else
            {
                Add(starts, regions, high, region);
            }
        }
        dividedFirsts.Add(lowStarts.Count);
        (_starts, _regions) = (new StartIndex(starts.ToArray()), regions.ToArray());
        (_divided, _dividedFirsts) = (divided.ToArray(), dividedFirsts.ToArray());
        (_lowStarts, _lowRegions) = (lowStarts.ToArray(), lowRegions.ToArray());
    }

    /// <summary>Octets of the arrays.</summary>
    public long OctetCount =>
        _starts.OctetCount + ((long)_lowStarts.Length * sizeof(ulong))
        + ((long)(_regions.Length + _lowRegions.Length) * sizeof(ushort))
        + ((long)(_divided.Length + _dividedFirsts.Length) * sizeof(int));

    /// <summary>The region of an address.</summary>
    public ushort FindRegion(ulong high, ulong low)
    {
        var index = _starts.IndexOf(high);
        var region = _regions[index];
        return region != Divided ? region : FindDivided(index, low).Region;
    }

    /// <summary>The region of an address, and how far it reaches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RegionMatch Find(ulong high, ulong low)
    {
        var index = _starts.IndexOf(high);
        var region = _regions[index];
        if (region == Divided)
            return FindDivided(index, low);
        var (start, next) = _starts.EndsOf(index);
        return new RegionMatch(region, (byte)PrefixLength.Within(high, start, next));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private RegionMatch FindDivided(int index, ulong low)
    {
        var place = Array.BinarySearch(_divided, index);
        var (first, end) = (_dividedFirsts[place], _dividedFirsts[place + 1]);
        var found = LastAtOrBefore(_lowStarts, first, end - first, low);
        var next = found + 1 < end ? _lowStarts[found + 1] : 0;
        // More than one range in the /64: no shorter prefix is inside one.
        return new RegionMatch(
            _lowRegions[found], (byte)(64 + PrefixLength.Within(low, _lowStarts[found], next)));
    }

    private static int LastAtOrBefore(ulong[] starts, int first, int count, ulong key)
    {
        while (count > 1)
        {
            var half = count >> 1;
            first += starts[first + half] <= key ? half : 0;
            count -= half;
        }
        return first;
    }

    private static (ulong High, ulong Low) Split(UInt128 address) => ((ulong)(address >> 64), (ulong)address);

    private static void Add(List<ulong> starts, List<ushort> regions, ulong start, ushort region)
    {
        starts.Add(start);
        regions.Add(region);
    }
}
