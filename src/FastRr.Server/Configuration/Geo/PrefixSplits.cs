using FastRr.Geo.Regions;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Geo;

/// <summary>Finds rules that split the prefixes which resolvers usually send between regions.</summary>
/// <param name="otherRegion">
/// Number of the region of whoever no network matches; -1: databases decide, and nobody knows which.
/// </param>
/// <param name="findings">Takes what is found.</param>
internal sealed class PrefixSplits(int otherRegion, FindingCollector findings)
{
    // Resolvers rarely send more of a client's address (RFC 7871 §11.1).
    private const int UsualIPv4Length = 24;
    private const int UsualIPv6Length = 56;

    // The rules of usual length or shorter.
    private readonly Dictionary<(bool IsIPv4, UInt128 First, int Length), int> _wide = [];

    // The longer ones, by the first address of the usual prefix around them.
    private readonly Dictionary<(bool IsIPv4, UInt128 First), List<Narrow>> _narrow = [];

    /// <summary>Adds a rule; what is no network is passed over.</summary>
    public void Add(int region, RuleSubject subject, string text, SourcePosition position)
    {
        if (subject.Kind != RuleKind.Network)
            return;
        var isIPv4 = subject.IsIPv4;
        var first = AddressNumber.Of(subject.Network.BaseAddress);
        var length = subject.Network.PrefixLength;
        if (length <= UsualLength(isIPv4))
        {
            _wide[(isIPv4, first, length)] = region;
            return;
        }
        var around = (isIPv4, AddressNumber.Truncate(first, UsualLength(isIPv4), Bits(isIPv4)));
        if (!_narrow.TryGetValue(around, out var rules))
            _narrow.Add(around, rules = []);
        rules.Add(new Narrow(region, first, AddressNumber.LastOf(first, length, Bits(isIPv4)), text, position));
    }

    /// <summary>Warns of each rule that gives a part of a usual prefix to another region than what is around
    /// it.</summary>
    public void Check()
    {
        foreach (var ((isIPv4, first), rules) in _narrow)
            Check(isIPv4, first, rules);
    }

    private void Check(bool isIPv4, UInt128 first, List<Narrow> rules)
    {
        var usual = UsualLength(isIPv4);
        var around = new Narrow(RegionAround(isIPv4, first), first, AddressNumber.LastOf(first, usual, Bits(isIPv4)));
        // Whoever surrounds a rule stands before it.
        var open = new Stack<Narrow>([around]);
        foreach (var rule in rules.OrderBy(rule => rule.First).ThenByDescending(rule => rule.Last))
        {
            while (open.Peek().Last < rule.First)
                open.Pop();
            rule.Around = open.Peek();
            rule.Around.Given += rule.Last - rule.First + 1;
            open.Push(rule);
        }
        if (rules.Append(around).Where(rule => rule.KeepsSome).DistinctBy(rule => rule.Region).Count() == 1)
            return;
        foreach (var rule in rules.Where(rule => rule.Region != rule.Around!.Region))
        {
            findings.Warning(rule.Position,
                $"'{rule.Text}' splits {AddressNumber.ToAddress(first, isIPv4)}/{usual}: client subnets rarely have "
                + $"more than {usual} bits, so few of its clients can be told apart");
        }
    }

    /// <summary>Longer networks go before shorter ones, and before all else.</summary>
    private int RegionAround(bool isIPv4, UInt128 first)
    {
        for (var length = UsualLength(isIPv4); length >= 0; length--)
        {
            var wider = (isIPv4, AddressNumber.Truncate(first, length, Bits(isIPv4)), length);
            if (_wide.TryGetValue(wider, out var region))
                return region;
        }
        return otherRegion;
    }

    private static int UsualLength(bool isIPv4) => isIPv4 ? UsualIPv4Length : UsualIPv6Length;

    private static int Bits(bool isIPv4) => isIPv4 ? 32 : 128;

    /// <summary>A part of a usual prefix, or all of it.</summary>
    private sealed class Narrow(
        int region, UInt128 first, UInt128 last, string text = "", SourcePosition position = default)
    {
        public int Region => region;

        public UInt128 First => first;

        public UInt128 Last => last;

        public string Text => text;

        public SourcePosition Position => position;

        public Narrow? Around { get; set; }

        /// <summary>Addresses that the rules right inside take.</summary>
        public UInt128 Given { get; set; }

        /// <summary>Whether it decides for any address.</summary>
        public bool KeepsSome => Given < last - first + 1;
    }
}
