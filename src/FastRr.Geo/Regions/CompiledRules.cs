using FastRr.Geo.Tables;

namespace FastRr.Geo.Regions;

/// <summary>Which rule matches whom. From it come the tables: the hot one of regions, and the cold one of rules.
/// </summary>
public sealed class CompiledRules
{
    // One at the start of each prefix that holds IPv4 addresses, and one behind it.
    private static readonly int MostCuts = 2 * EmbeddedIPv4.Prefixes.Length;

    private readonly HashSet<RuleKind> _said;

    internal CompiledRules(
        RegionSet set, AddressRanges ipv4, AddressRanges ipv6, HashSet<RuleKind> said, bool saysPlaces)
    {
        Set = set;
        IPv4 = ipv4;
        IPv6 = ipv6;
        _said = said;
        SaysPlaces = saysPlaces;
    }

    public RegionSet Set { get; }

    /// <summary>What decides, as <see cref="Decision"/>, for all of IPv4.</summary>
    internal AddressRanges IPv4 { get; }

    /// <summary>The same for IPv6, prefixes that hold IPv4 addresses included, as though they were plain.</summary>
    internal AddressRanges IPv6 { get; }

    /// <summary>Whether a source has coordinates.</summary>
    public bool SaysPlaces { get; }

    /// <summary>Whether a source says anything of a kind, so that rules of it can match.</summary>
    public bool Says(RuleKind kind) => kind == RuleKind.Network || _said.Contains(kind);

    /// <summary>The region of every address, for the path of queries.</summary>
    public RegionTable ToRegionTable()
    {
        if (Set.Here is { When: HereWhen.Always } always)
            return RegionTable.ForOne((ushort)always.Region);
        var (subnetIPv4, subnetIPv6) = CompileRegions(Set.DefaultRegion);
        if (Set.Here is not { } here || (here.When == HereWhen.Unmatched && here.Region == Set.DefaultRegion))
            return new RegionTable(subnetIPv4, subnetIPv6, subnetIPv4, subnetIPv6);
        if (here.When == HereWhen.NoSubnet)
        {
            var ipv4 = new IPv4Ranges(AddressRanges.Uniform(32, here.Region));
            var ipv6 = new IPv6Ranges(AddressRanges.Uniform(128, here.Region));
            return new RegionTable(ipv4, ipv6, subnetIPv4, subnetIPv6);
        }
        var (sourceIPv4, sourceIPv6) = CompileRegions(here.Region);
        return new RegionTable(sourceIPv4, sourceIPv6, subnetIPv4, subnetIPv6);
    }

    /// <summary>The rule of every address, for people who ask why.</summary>
    public RuleTable ToRuleTable() => new(Set, IPv4, WithBarriers(IPv6, decision => decision));

    private (IPv4Ranges IPv4, IPv6Ranges IPv6) CompileRegions(int unmatched)
    {
        var ipv4 = new AddressRanges(32, IPv4.Count);
        for (var i = 0; i < IPv4.Count; i++)
            ipv4.Append(IPv4.StartOf(i), RegionOf(IPv4.ValueOf(i), unmatched));
        int? all = ipv4.Count == 1 ? ipv4.ValueOf(0) : null;
        var ipv6 = WithBarriers(IPv6, decision => RegionOf(decision, unmatched), all);
        return (new IPv4Ranges(ipv4), new IPv6Ranges(ipv6));
    }

    /// <summary>The region of client subnets for a decision.</summary>
    internal int RegionOf(int decision) =>
        Set.Here is { When: HereWhen.Always } here ? here.Region : RegionOf(decision, Set.DefaultRegion);

    private int RegionOf(int decision, int unmatched)
    {
        if (decision >= 0)
            return Set.Rules[decision].Region;
        return Decision.IsNearest(decision, out var region) ? region : unmatched;
    }

    /// <summary>
    /// Ranges that end where a prefix that holds IPv4 addresses begins or ends. What is looked up by IPv4 inside it has
    /// scopes of its own there, so no scope of plain IPv6 may reach across.
    /// </summary>
    /// <param name="ranges">Of IPv6.</param>
    /// <param name="valueOf">What the ranges become.</param>
    /// <param name="ipv4">What all of IPv4 is; where the prefix is that too, there is nothing to keep apart. Null: IPv4
    /// is divided.</param>
    private static AddressRanges WithBarriers(AddressRanges ranges, Func<int, int> valueOf, int? ipv4 = null)
    {
        var result = new AddressRanges(ranges.Bits, ranges.Count + MostCuts);
        var (wasEmbedded, before) = (false, 0);
        Walk(ranges, (start, decision, isEmbedded) =>
        {
            var value = valueOf(decision);
            var embedded = isEmbedded ? value : before;
            result.Append(start, value, isBarrier: isEmbedded != wasEmbedded && embedded != ipv4);
            (wasEmbedded, before) = (isEmbedded, value);
        });
        return result;
    }

    /// <summary>Goes through ranges of IPv6, divided at both ends of each prefix that holds IPv4 addresses.</summary>
    private static void Walk(AddressRanges ranges, Action<UInt128, int, bool> take)
    {
        var index = 0;
        UInt128 start = 0;
        foreach (var (first, length) in EmbeddedIPv4.Prefixes)
        {
            TakeUntil(first - 1, isEmbedded: false);
            TakeUntil(AddressNumber.LastOf(first, length, 128), isEmbedded: true);
        }
        TakeUntil(UInt128.MaxValue, isEmbedded: false);

        void TakeUntil(UInt128 last, bool isEmbedded)
        {
            while (true)
            {
                take(start, ranges.ValueOf(index), isEmbedded);
                var end = UInt128.Min(ranges.EndOf(index), last);
                index += end == ranges.EndOf(index) ? 1 : 0;
                // Behind the highest address this is 0, and no more is asked.
                start = end + 1;
                if (end == last)
                    return;
            }
        }
    }
}
