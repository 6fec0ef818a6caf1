using FastRr.Geo.Databases;

namespace FastRr.Geo.Regions;

/// <summary>What an update moves from region to region, as client subnets see it.</summary>
/// <param name="Total">Addresses or networks that were looked at.</param>
/// <param name="Moves">The moves, the largest first.</param>
public sealed record RegionShift(long Total, IReadOnlyList<RegionMove> Moves)
{
    /// <summary>Addresses or networks that change their region.</summary>
    public long Moved => Moves.Sum(move => move.Count);

    /// <summary>The part of all that moves, 0 to 1.</summary>
    public double Share => Total == 0 ? 0 : (double)Moved / Total;

    /// <summary>All 2^32 addresses of IPv4.</summary>
    /// <param name="before">The rules with the old databases.</param>
    /// <param name="after">The same rules with the new ones.</param>
    public static RegionShift OfIPv4(CompiledRules before, CompiledRules after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var counts = new Dictionary<(int, int), long>();
        var (left, right) = (before.IPv4, after.IPv4);
        var (leftIndex, rightIndex) = (0, 0);
        UInt128 start = 0;
        while (start <= left.Last)
        {
            var end = UInt128.Min(left.EndOf(leftIndex), right.EndOf(rightIndex));
            Count(counts, before.RegionOf(left.ValueOf(leftIndex)), after.RegionOf(right.ValueOf(rightIndex)),
                (long)(end - start) + 1);
            leftIndex += left.EndOf(leftIndex) == end ? 1 : 0;
            rightIndex += right.EndOf(rightIndex) == end ? 1 : 0;
            start = end + 1;
        }
        return Create(counts);
    }

    /// <summary>
    /// IPv6 networks, each judged by its first address: of the space itself next to nothing is in use, so that shares
    /// of it would mean nothing.
    /// </summary>
    /// <param name="before">The rules with the old databases.</param>
    /// <param name="after">The same rules with the new ones.</param>
    /// <param name="networks">Those of the old and the new database; one that both have counts once.</param>
    public static RegionShift OfIPv6(CompiledRules before, CompiledRules after, IEnumerable<GeoNetwork> networks)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(networks);
        var counts = new Dictionary<(int, int), long>();
        var seen = new HashSet<(UInt128, int)>();
        foreach (var network in networks)
        {
            if (seen.Add((network.First, network.PrefixLength)))
                Count(counts, RegionAt(before, network.First), RegionAt(after, network.First), 1);
        }
        return Create(counts);
    }

    private static int RegionAt(CompiledRules rules, UInt128 address) =>
        rules.RegionOf(rules.IPv6.ValueOf(rules.IPv6.IndexOf(address)));

    private static void Count(Dictionary<(int, int), long> counts, int from, int to, long count) =>
        counts[(from, to)] = counts.GetValueOrDefault((from, to)) + count;

    private static RegionShift Create(Dictionary<(int From, int To), long> counts) => new(
        counts.Values.Sum(),
        [.. counts.Where(entry => entry.Key.From != entry.Key.To)
            .Select(entry => new RegionMove(entry.Key.From, entry.Key.To, entry.Value))
            .OrderByDescending(move => move.Count).ThenBy(move => move.From).ThenBy(move => move.To)]);
}
