using FastRr.Pools;
using FastRr.Server.Configuration.Schema;
using FastRr.Wire.Registry;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Pools;

/// <summary>Says which answers of pools would not fit into a message, whoever is well.</summary>
internal static class PoolSizes
{
    // Octets of an RR beside its RDATA: pointer to the owner 2, type 2, class 2, TTL 4, RDLENGTH 2.
    private const int FixedLength = 12;

    // SvcParamKey and length, 16 bits each (RFC 9460 §2.2).
    private const int HintHeaderLength = 4;

    /// <summary>Checks the answers of a pool's own data.</summary>
    public static void Check(Pool pool, Named<PoolSettings> entry, FindingCollector findings)
    {
        foreach (var region in pool.Regions)
        {
            foreach (var type in pool.Types)
            {
                var length = LongestRRs(pool, region, type).Sum(rdata => FixedLength + rdata);
                if (length <= Zone.MaxRRsetLength)
                    continue;
                findings.Error(entry.Value.Regions!.First(other => other.Name == region.Region.Name).Position,
                    $"an answer of pool '{pool.Name}' can take {length} octets of {type} in this region, and no more "
                    + $"than {Zone.MaxRRsetLength} fit into a message: 'answers' has to be lower");
            }
        }
        if (pool.Https.IsEmpty)
            return;
        var service = LengthOf(pool, [pool.Https], takesHints: _ => true);
        if (service > Zone.MaxRRsetLength)
            findings.Error(entry.Value.Https!.Position, DescribeService(pool, RRType.HTTPS, service));
    }

    /// <summary>Octets of the longest answer with records of SVCB or HTTPS.</summary>
    /// <param name="pool">Whose addresses are the hints.</param>
    /// <param name="records">RDATA of each.</param>
    /// <param name="takesHints">Which of them take hints.</param>
    public static int LengthOf(
        Pool pool, IEnumerable<ReadOnlyMemory<byte>> records, Func<ReadOnlyMemory<byte>, bool> takesHints)
    {
        var hints = pool.Regions.Select(region => pool.Types.Sum(type => HintLength(pool, region, type)))
            .DefaultIfEmpty().Max();
        return records.Sum(rdata => FixedLength
            + (takesHints(rdata) ? ServiceHints.Without(rdata.Span).Length + hints : rdata.Length));
    }

    public static string DescribeService(Pool pool, RRType type, int length) =>
        $"{type} with the hints of pool '{pool.Name}' can take {length} octets, and no more than "
        + $"{Zone.MaxRRsetLength} fit into a message: 'answers' has to be lower";

    private static int HintLength(Pool pool, PoolRegion region, RRType type) =>
        LongestRRs(pool, region, type).Sum() is > 0 and var length ? HintHeaderLength + length : 0;

    /// <summary>Octets of RDATA of the longest members that one answer can have: others may be down.</summary>
    private static IEnumerable<int> LongestRRs(Pool pool, PoolRegion region, RRType type) =>
        region.Members.Where(member => member.HasRecord(type))
            .Select(member => member.RDataOf(type).Length)
            .OrderDescending()
            .Take(pool.AnswerLimit);
}
