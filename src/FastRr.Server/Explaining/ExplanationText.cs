using System.Net;
using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Engine.Counters;
using FastRr.Engine.Explaining;
using FastRr.Geo.Regions;
using FastRr.Pools;
using FastRr.Server.Commands;
using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Server.Explaining;

/// <summary>An explanation for people: a line for each fact, tables of regions and members, and what is sent.</summary>
internal sealed class ExplanationText(TextWriter output)
{
    private const int LabelWidth = 8;

    public void Write(Explanation explanation)
    {
        output.WriteLine(Describe(explanation.Query));
        for (var place = 0; place < explanation.Path.Count; place++)
            Line(place == 0 ? "name" : "then", DescribeName(explanation, place));
        if (explanation.Region is { } region)
            Line("region", DescribeRegion(region));
        Line("scope", DescribeScope(explanation));
        if (explanation is { Pool: { } pool, End: ChainEnd.Answered })
            Line("pool", DescribePool(explanation, pool));
        if (DescribeTurn(explanation) is { } turn)
            Line("turn", turn);
        if (explanation.Ttl is { } ttl)
            Line("ttl", DescribeTtl(explanation, ttl));
        foreach (var decision in explanation.Decisions)
            ExplanationTables.WriteDecision(output, decision, explanation.Pool!);
        Line("answer", DescribeResponse(explanation));
        ExplanationTables.WriteRecords(output, explanation.Response.Answer);
        WriteSection("authority", explanation.Response.Authority);
        WriteSection("additional", explanation.Response.Additional);
    }

    /// <summary>A name as people write it, without the dot at its end.</summary>
    private static string NameOf(ReadOnlySpan<byte> name) =>
        name.Length == 1 ? "." : DomainNameText.Format(name)[..^1];

    private static string Describe(ExplainedQuery query)
    {
        var question = $"{NameOf(query.Name)} {RDataText.FormatType(query.Type)}";
        var client = query.IsClientAssumed
            ? $"{query.Client} (the user's own address, taken for the resolver's)"
            : $"{query.Client}";
        return query.Subnet is { } subnet
            ? $"{question} with client subnet {subnet}, asked by {client}"
            : $"{question} without a client subnet, asked by {client}";
    }

    private static string DescribeName(Explanation explanation, int place)
    {
        var (name, found) = explanation.Path[place];
        var isLast = place == explanation.Path.Count - 1;
        var (text, zone, decider) = (NameOf(name), NameOf(found.Apex.Span), NameOf(found.Decider.Span));
        var type = RDataText.FormatType(explanation.Query.Type);
        return found.Standing switch
        {
            NameStanding.NotOurs when place > 0 => $"{text}: in no zone of ours, the resolver asks elsewhere",
            NameStanding.NotOurs => $"{text}: in no zone of ours",
            NameStanding.WithoutData => $"{text}: in zone {zone}, which has no data",
            NameStanding.Missing =>
                $"{text}: not in zone {zone}, nor a wildcard below {decider}, the closest that is there",
            NameStanding.Delegated => $"{text}: zone {zone} delegates {decider} to other servers",
            NameStanding.Redirected => $"{text}, in zone {zone}: below the DNAME of {decider}",
            NameStanding.Synthesised =>
                $"{text}, not in zone {zone} but made by {decider}: {DescribeAnswer(explanation, found, type, isLast)}",
            _ => $"{text}, in zone {zone}: {DescribeAnswer(explanation, found, type, isLast)}",
        };
    }

    private static string DescribeAnswer(Explanation explanation, TracedName found, string type, bool isLast)
    {
        if (found.Answer is not { } answer)
        {
            return found.Types.Count == 0
                ? "there are names below it, and nothing at it"
                : $"no {type}, but {string.Join(", ", found.Types.Select(RDataText.FormatType))}";
        }
        var what = answer.Kind switch
        {
            AnswerKind.Steered => $"pool '{explanation.Pool?.Name}'",
            AnswerKind.WhoAmI => "tells who asks",
            AnswerKind.CName => "CNAME",
            _ when answer.Count > 1 => $"{answer.Count} {RDataText.FormatType(answer.Type)}, "
                + $"order {ExplanationWords.Of(answer.Order)}",
            _ => $"one {RDataText.FormatType(answer.Type)}",
        };
        return (isLast ? explanation.End : ChainEnd.Answered) switch
        {
            ChainEnd.Steered => $"{what}; the answer ends before it, and the resolver asks for it by itself",
            ChainEnd.Loop => $"{what}, back to a name that was passed: the chain ends here",
            ChainEnd.TooLong => $"{what}; the chain is too long, and the resolver goes on from here",
            _ => what,
        };
    }

    private static string DescribeRegion(ExplainedRegion region)
    {
        var why = region.Rule.By switch
        {
            DecidedBy.Rule => $"rule '{region.Rule.Text}' ({GeoReport.KindOf(region.Rule)}) decides for",
            DecidedBy.Nearest => "no rule matches, but its place is nearest to that in the database for",
            DecidedBy.Here => "this PoP's own ('here'), for all of",
            _ => "the default, no rule matches",
        };
        return $"{region.Name}: {why} {region.Prefix}";
    }

    private static string DescribeScope(Explanation explanation)
    {
        if (explanation.Response.ScopeLength is not { } scope || explanation.Query.Subnet is not { } subnet)
            return "none: the query has no client subnet";
        var why = explanation.Client switch
        {
            _ when !explanation.HonoursClientSubnet => "client subnets do not count here ('client-subnet: false')",
            null => "the answer is the same for everyone",
            { IsSubnet: false } => "the client subnet is empty, and the source address decides",
            _ when scope == 0 => "the answer does not depend on the client subnet",
            _ when explanation.Pool is null => "the text names the client subnet",
            { PrefixScopeLength: var bits } when bits == scope && explanation.Turn?.Choice == StepChoice.ClientPrefix =>
                $"the client's prefix {Truncate(subnet, scope)} picks the member",
            _ => $"all of {Truncate(subnet, scope)} is in region {explanation.Region!.Name}",
        };
        return $"/{scope}: {why}";
    }

    private static IPNetwork Truncate(IPNetwork subnet, int length)
    {
        var isIPv4 = subnet.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork;
        var first = AddressNumber.Truncate(AddressNumber.Of(subnet.BaseAddress), length, isIPv4 ? 32 : 128);
        return new IPNetwork(AddressNumber.ToAddress(first, isIPv4), length);
    }

    private static string DescribePool(Explanation explanation, Pool pool)
    {
        var head = $"{pool.Name}, {ExplanationWords.Of(pool.Policy)}";
        var whenAllDown = $"'when-all-down: {ExplanationWords.Of(pool.WhenAllDown)}'";
        if (explanation.Decisions is not [{ Decision: var decision, Type: var type }])
            return $"{head}: its addresses are the hints of this {RDataText.FormatType(explanation.Query.Type)}";
        if (decision.Outcome == PoolOutcome.Answer)
        {
            var members = $"{explanation.Response.Answer.Count} of {decision.Choices.Count} in an answer";
            return decision.IsAllDown ? $"{head}: {members}; no region is well: {whenAllDown}" : $"{head}: {members}";
        }
        return decision.IsAllDown
            ? $"{head}: no region is well: {whenAllDown}"
            : $"{head}: no region that these clients may be sent to has {RDataText.FormatType(type)}";
    }

    private static string? DescribeTurn(Explanation explanation)
    {
        if (explanation.Turn is not { Count: > 1 } turn)
            return null;
        if (turn.Choice == StepChoice.ClientPrefix)
            return $"slot {turn.Number} of {turn.Count}, by the client's prefix (/24 of IPv4, /56 of IPv6)";
        // Counted from 1, as people do.
        var number = $"{turn.Number + 1} of {turn.Count}";
        return explanation.Last.Found.Answer!.Value switch
        {
            { Kind: AnswerKind.Steered } =>
                $"{number}: each answer to a client of region {explanation.Region!.Name} takes the next",
            { Order: RotationOrder.Random } => $"one of {turn.Count}, by chance",
            { Order: RotationOrder.Subnet } =>
                $"the nearest to {explanation.Query.Client} first; those equally near take turns",
            _ => $"{number}: each answer starts one record further",
        };
    }

    private static string DescribeTtl(Explanation explanation, ExplainedTtl ttl)
    {
        var pool = explanation.Pool?.Ttl;
        var why = ttl.Origin switch
        {
            TtlOrigin.Settled => $"the longest, as no change is under way ({pool?.ShortestSeconds} s while one is)",
            TtlOrigin.Fixed => "the pool has no other",
            TtlOrigin.Hints => $"the shorter of its own and the pool's ({pool?.LongestSeconds} s)",
            TtlOrigin.Negative => "the shorter of the SOA's own and its MINIMUM",
            TtlOrigin.WhoAmI => "nobody else may be told the same",
            _ => "as the zone has it",
        };
        return $"{ttl.Seconds} s: {why}";
    }

    private static string DescribeResponse(Explanation explanation)
    {
        var response = explanation.Response;
        var head = ExplanationWords.Of(response.Rcode);
        if (response.IsAuthoritative)
            head += ", authoritative";
        if (response.ExtendedError is { } error)
            head += $", extended error {(int)error} ({Describe(error)})";
        var what = explanation.Outcome switch
        {
            ResponseOutcome.NoData => ": the name is there, data of this type is not (NODATA)",
            ResponseOutcome.NXDomain => ": the name does not exist",
            ResponseOutcome.Referral => ": a referral, other servers have the answer",
            ResponseOutcome.Refused => ": not ours to answer",
            ResponseOutcome.ServFail => ": no answer can be given",
            ResponseOutcome.YXDomain => ": what the DNAME makes is too long for a name",
            _ => "",
        };
        return explanation.IsOverStream ? $"{head}{what} (over TCP; a datagram is truncated)" : head + what;
    }

    private static string Describe(ExtendedErrorCode code) => code switch
    {
        ExtendedErrorCode.NotReady => "Not Ready",
        ExtendedErrorCode.NotAuthoritative => "Not Authoritative",
        ExtendedErrorCode.NotSupported => "Not Supported",
        ExtendedErrorCode.InvalidData => "Invalid Data",
        _ => "Other",
    };

    private void WriteSection(string name, IReadOnlyList<ResponseRecord> records)
    {
        if (records.Count == 0)
            return;
        output.WriteLine(name);
        ExplanationTables.WriteRecords(output, records);
    }

    private void Line(string label, string text) => output.WriteLine($"{label.PadRight(LabelWidth)}{text}");
}
