using FastRr.Geo.Tables;

namespace FastRr.Geo.Regions;

/// <summary>
/// Compiles rules and databases into ranges: who is matched by which rule, all addresses of both families.
/// </summary>
public static class RegionCompiler
{
    /// <summary>Stands in the ranges of networks where no network rule matches.</summary>
    private const int NoNetwork = int.MinValue;

    /// <param name="set">The regions and their rules.</param>
    /// <param name="sources">Databases; what an earlier one says of a network goes before a later one.</param>
    /// <exception cref="GeoSourceException">A source is broken.</exception>
    public static CompiledRules Compile(RegionSet set, IReadOnlyList<GeoSource> sources)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(sources);
        var classifier = new FactClassifier(set);
        var classes = sources.Select(_ => new Dictionary<int, int>()).ToArray();
        return new CompiledRules(set, CompileFamily(32), CompileFamily(128), classifier.Said, classifier.SaidPlace);

        AddressRanges CompileFamily(int bits)
        {
            var cursors = sources
                .Select((source, number) => new SourceCursor(number, source, bits, classifier, classes[number]))
                .ToArray();
            var ofSources = Join(cursors, bits, classifier);
            Array.ForEach(cursors, cursor => cursor.Dispose());
            return Overlay(ofSources, RangesOfNetworks(set, bits));
        }
    }

    /// <summary>Goes through all sources side by side, from each end of a network to the next.</summary>
    private static AddressRanges Join(SourceCursor[] cursors, int bits, FactClassifier classifier)
    {
        var ranges = new AddressRanges(bits);
        UInt128 start = 0;
        while (true)
        {
            var joined = FactClassifier.Unknown;
            var end = ranges.Last;
            foreach (var cursor in cursors)
            {
                if (cursor.IsAtEnd)
                    continue;
                if (cursor.First > start)
                {
                    end = UInt128.Min(end, cursor.First - 1);
                    continue;
                }
                end = UInt128.Min(end, cursor.Last);
                joined = classifier.Join(joined, cursor.Class);
            }
            ranges.Append(start, classifier.Decide(joined));
            if (end == ranges.Last)
                return ranges;
            start = end + 1;
            foreach (var cursor in cursors)
            {
                if (!cursor.IsAtEnd && cursor.Last < start)
                    cursor.Advance();
            }
        }
    }

    /// <summary>The network rules of a family as ranges: of those around an address the longest.</summary>
    private static AddressRanges RangesOfNetworks(RegionSet set, int bits)
    {
        var networks = new List<(UInt128 First, UInt128 Last, int Rule)>();
        for (var i = 0; i < set.Rules.Count; i++)
        {
            var subject = set.Rules[i].Subject;
            if (subject.Kind != RuleKind.Network || subject.IsIPv4 != (bits == 32))
                continue;
            var first = AddressNumber.Of(subject.Network.BaseAddress);
            networks.Add((first, AddressNumber.LastOf(first, subject.Network.PrefixLength, bits), i));
        }
        // An outer network comes before those in it.
        networks.Sort((one, other) => one.First != other.First
            ? one.First.CompareTo(other.First)
            : other.Last.CompareTo(one.Last));
        var ranges = AddressRanges.Uniform(bits, NoNetwork);
        var open = new Stack<(UInt128 Last, int Rule)>();
        foreach (var (first, last, rule) in networks)
        {
            Close(first);
            ranges.Append(first, rule);
            open.Push((last, rule));
        }
        Close(UInt128.MaxValue);
        return ranges;

        // Behind the end of a network goes on the one around it.
        void Close(UInt128 before)
        {
            while (open.Count > 0 && open.Peek().Last < before)
            {
                var last = open.Pop().Last;
                if (last < ranges.Last)
                    ranges.Append(last + 1, open.Count > 0 ? open.Peek().Rule : NoNetwork);
            }
        }
    }

    /// <summary>Network rules over what the sources say.</summary>
    private static AddressRanges Overlay(AddressRanges ofSources, AddressRanges ofNetworks)
    {
        if (ofNetworks.Count == 1 && ofNetworks.ValueOf(0) == NoNetwork)
            return ofSources;
        var ranges = new AddressRanges(ofSources.Bits, ofSources.Count + ofNetworks.Count);
        var (source, network) = (0, 0);
        UInt128 start = 0;
        while (true)
        {
            var rule = ofNetworks.ValueOf(network);
            ranges.Append(start, rule == NoNetwork ? ofSources.ValueOf(source) : rule);
            var (sourceEnd, networkEnd) = (ofSources.EndOf(source), ofNetworks.EndOf(network));
            var end = UInt128.Min(sourceEnd, networkEnd);
            if (end == ranges.Last)
                return ranges;
            source += sourceEnd == end ? 1 : 0;
            network += networkEnd == end ? 1 : 0;
            start = end + 1;
        }
    }
}
