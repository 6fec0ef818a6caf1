using FastRr.Testing.Dns;

namespace FastRr.Differential;

/// <summary>All differences that are accepted, each with the clause that makes FastRr right.</summary>
internal static class AcceptedDifferences
{
    public static IReadOnlyList<AcceptedDifference> All { get; } =
    [
        new(Peer.Both, Aspect.Sections,
            "RFC 2181 §9: what stands in a response with TC is not to be used. We send nothing, the others what fits.",
            comparison => comparison.Ours.IsTruncated && HasNoRecords(comparison.Ours)),
        new(Peer.Nsd, Aspect.Authority | Aspect.Additional,
            "RFC 1034 §4.3.2 step 6: what else may be useful is left to the server. NSD adds the NS of the zone.",
            comparison => IsAnswer(comparison) && comparison.Ours.Authorities.Count == 0
                && comparison.Theirs.Authorities.All(IsNSOfTheApex)
                && IsSubset(comparison.Ours.Additionals, comparison.Theirs.Additionals)),
        new(Peer.Knot, Aspect.Additional,
            "RFC 1034 §4.3.2 step 6: the same. To a question for NS, Knot adds the servers' addresses.",
            comparison => IsAnswer(comparison) && comparison.Planned.Query.Type == TypeName.Parse("NS")
                && comparison.Ours.Additionals.Count == 0),
        new(Peer.Nsd, Aspect.Truncated,
            "RFC 9471 §3.1: a referral whose in-domain glue does not fit has TC. NSD sends part of the glue without.",
            comparison => comparison.Ours.IsTruncated && !comparison.Theirs.IsAuthoritative
                && comparison.Theirs.Authorities.Any(IsNS)),
        new(Peer.Knot, Aspect.Truncated,
            "RFC 1035 §4.1.4: compression is free. We point into the question alone, so a little less fits.",
            comparison => comparison.Ours.IsTruncated
                && comparison.Theirs.Octets.Length > comparison.Planned.Limit * 3 / 4),
        new(Peer.Both, Aspect.Answer | Aspect.Truncated,
            "RFC 1034 §3.6.2: a loop must not keep software busy. We stop after 8 links, Knot before, NSD later.",
            comparison => IsInTheRing(comparison)
                && (comparison.Ours.IsTruncated || comparison.Theirs.IsTruncated
                    || IsSubset(comparison.Ours.Answers, comparison.Theirs.Answers)
                    || IsSubset(comparison.Theirs.Answers, comparison.Ours.Answers))),
    ];

    /// <summary>What is left of a comparison's differences, and which entries took the rest.</summary>
    public static Aspect Unexplained(Peer peer, Comparison comparison, ISet<AcceptedDifference> used)
    {
        var left = comparison.Differences;
        foreach (var accepted in All.Where(accepted => accepted.Peer.HasFlag(peer)))
        {
            if ((left & accepted.Aspects) == 0 || !accepted.Holds(comparison))
                continue;
            left &= ~accepted.Aspects;
            used.Add(accepted);
        }
        return left;
    }

    private static bool HasNoRecords(DnsMessage message) =>
        message.Answers.Count + message.Authorities.Count + message.Additionals.Count == 0;

    /// <summary>Both answer with authority, and the answers are the same.</summary>
    private static bool IsAnswer(Comparison comparison) =>
        comparison.Ours.IsAuthoritative && comparison.Ours.Answers.Count > 0
        && (comparison.Differences & (Aspect.Rcode | Aspect.Authoritative | Aspect.Answer)) == 0;

    private static bool IsNS(DnsRecord record) => record.Type == TypeName.Parse("NS");

    private static bool IsNSOfTheApex(DnsRecord record) =>
        IsNS(record) && WireName.Format(WireName.ToLower(record.Owner)) == $"{DifferentialZone.Name}.";

    private static bool IsSubset(IEnumerable<DnsRecord> part, IEnumerable<DnsRecord> whole) =>
        Comparison.Keys(part).IsSubsetOf(Comparison.Keys(whole));

    /// <summary>Below the two DNAMEs of the zone that lead into each other.</summary>
    private static bool IsInTheRing(Comparison comparison)
    {
        var name = WireName.Format(WireName.ToLower(comparison.Planned.Query.Name));
        return name.EndsWith($".ring.{DifferentialZone.Name}.", StringComparison.Ordinal)
            || name.EndsWith($".ring2.{DifferentialZone.Name}.", StringComparison.Ordinal);
    }
}
