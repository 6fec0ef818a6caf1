using FastRr.Geo.Tables;

namespace FastRr.Geo.Regions;

/// <summary>
/// The rule that decides for an address: for people who ask why. Queries are answered from <see cref="RegionTable"/>,
/// which comes from the same ranges and agrees with this.
/// </summary>
public sealed class RuleTable
{
    private readonly RegionSet _set;
    private readonly AddressRanges _ipv4;
    private readonly AddressRanges _ipv6;

    internal RuleTable(RegionSet set, AddressRanges ipv4, AddressRanges ipv6)
    {
        _set = set;
        _ipv4 = ipv4;
        _ipv6 = ipv6;
    }

    /// <summary>Why the address a query came from belongs to its region.</summary>
    /// <param name="high">The upper 64 bits of the address; IPv4 is ::ffff:a.b.c.d.</param>
    /// <param name="low">The lower 64 bits.</param>
    /// <returns>A prefix length of 0 to 32 for IPv4.</returns>
    public RuleMatch FindSource(ulong high, ulong low)
    {
        if (_set.Here is { When: not HereWhen.Unmatched } here)
            return new RuleMatch(here.Region, DecidedBy.Here, null, 0);
        var before = EmbeddedIPv4.Find(high, low, out var address);
        var isMapped = before != EmbeddedIPv4.None && high == 0;
        var (decision, length) = before == EmbeddedIPv4.None
            ? Find(_ipv6, new UInt128(high, low))
            : Find(_ipv4, address);
        if (before != EmbeddedIPv4.None && !isMapped)
            length += before;
        var byHere = decision == Decision.Unmatched ? _set.Here : null;
        return byHere is null
            ? Explain(decision, length)
            : new RuleMatch(byHere.Region, DecidedBy.Here, null, length);
    }

    /// <summary>Why a client subnet belongs to its region.</summary>
    /// <param name="high">The upper 64 bits of ADDRESS, padded with zeros; 0 for IPv4.</param>
    /// <param name="low">The lower 64 bits; an IPv4 address is the lower 32 of them.</param>
    /// <param name="sourceLength">SOURCE PREFIX-LENGTH, 1 to 32 or 128.</param>
    /// <param name="isIPv4">FAMILY is 1.</param>
    public RuleMatch FindSubnet(ulong high, ulong low, int sourceLength, bool isIPv4)
    {
        if (_set.Here is { When: HereWhen.Always } here)
            return new RuleMatch(here.Region, DecidedBy.Here, null, 0);
        var before = 0;
        var address = (uint)low;
        if (!isIPv4)
        {
            before = EmbeddedIPv4.Find(high, low, out address);
            if (before == EmbeddedIPv4.None || sourceLength <= before)
            {
                var (plain, plainLength) = Find(_ipv6, new UInt128(high, low));
                return Explain(plain, plainLength);
            }
        }
        var (decision, length) = Find(_ipv4, address);
        return Explain(decision, before + length);
    }

    private RuleMatch Explain(int decision, int length)
    {
        if (decision >= 0)
            return new RuleMatch(_set.Rules[decision].Region, DecidedBy.Rule, _set.Rules[decision], length);
        return Decision.IsNearest(decision, out var region)
            ? new RuleMatch(region, DecidedBy.Nearest, null, length)
            : new RuleMatch(_set.DefaultRegion, DecidedBy.Default, null, length);
    }

    private static (int Decision, int PrefixLength) Find(AddressRanges ranges, UInt128 address)
    {
        var index = ranges.IndexOf(address);
        var (start, end) = (ranges.StartOf(index), ranges.EndOf(index));
        var length = 0;
        while (AddressNumber.Truncate(address, length, ranges.Bits) < start
            || AddressNumber.LastOf(AddressNumber.Truncate(address, length, ranges.Bits), length, ranges.Bits) > end)
        {
            length++;
        }
        return (ranges.ValueOf(index), length);
    }
}
