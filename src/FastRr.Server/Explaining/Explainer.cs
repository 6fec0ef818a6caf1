using System.Net;
using System.Net.Sockets;
using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Engine;
using FastRr.Engine.Counters;
using FastRr.Engine.Explaining;
using FastRr.Geo.Regions;
using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Server.Explaining;

/// <summary>
/// Asks a responder as a client would, and says what led to the answer: the same tables and the same decision that the
/// answer was compiled from. For one thread.
/// </summary>
internal sealed class Explainer
{
    private readonly ResponderWorker _worker;
    private readonly AnswerTracer _tracer;
    private readonly DecisionReader? _decisions;
    private readonly SteeringPlan? _plan;
    private readonly RuleTable? _rules;
    private readonly byte[] _room = new byte[ushort.MaxValue];

    /// <param name="responder">Has published what was compiled of the plan.</param>
    /// <param name="plan">Regions and pools; null: there are none.</param>
    /// <param name="rules">The rules behind the regions; there where the plan is.</param>
    public Explainer(Responder responder, SteeringPlan? plan, RuleTable? rules)
    {
        _worker = responder.CreateWorker();
        _tracer = new AnswerTracer(_worker, responder.Snapshot!);
        _plan = plan;
        _rules = rules;
        _decisions = plan is null ? null : new DecisionReader(plan);
    }

    /// <summary>Puts a query and explains its answer; it takes a turn, as any query does.</summary>
    public Explanation Explain(ExplainedQuery query)
    {
        var response = Ask(query, isStream: false, out var outcome);
        var isOverStream = response.IsTruncated;
        if (isOverStream)
            response = Ask(query, isStream: true, out outcome);
        var (path, end) = FollowAliases(query, response);
        var answer = path[^1].Found.Answer;
        var explanation = new Explanation
        {
            Query = query,
            Path = path,
            End = end,
            Outcome = outcome,
            Response = response,
            IsOverStream = isOverStream,
            HonoursClientSubnet = _plan?.HonoursClientSubnet ?? true,
            Pool = answer is { Kind: AnswerKind.Steered } steered ? _plan!.Pools.Pools[steered.Pool] : null,
        };
        if (end == ChainEnd.Answered && answer is { Kind: >= AnswerKind.Steered })
            explanation = AddClient(explanation);
        if (end == ChainEnd.Answered && answer is { } found)
            explanation = explanation with { Turn = _tracer.FindTurn(in found, explanation.Client) };
        return explanation with { Ttl = FindTtl(explanation) };
    }

    private ResponseMessage Ask(ExplainedQuery query, bool isStream, out ResponseOutcome outcome)
    {
        var octets = query.Compose(_worker.Responder.Options.UdpPayloadSize);
        octets.CopyTo(_room, 0);
        var before = ReadOutcomes();
        _worker.BeginBatch();
        var length = _worker.Respond(_room, octets.Length, query.ToRequestor(isStream));
        outcome = (ResponseOutcome)ReadOutcomes().Zip(before).TakeWhile(pair => pair.First == pair.Second).Count();
        return new ResponseMessage(_room[..length]);
    }

    private long[] ReadOutcomes() =>
        [.. Enum.GetValues<ResponseOutcome>().Select(outcome => _worker.Counters[outcome])];

    /// <summary>The names that the response itself passes through.</summary>
    private (List<ExplainedName> Path, ChainEnd End) FollowAliases(ExplainedQuery query, ResponseMessage response)
    {
        var path = new List<ExplainedName>();
        for (var name = query.Name; ;)
        {
            path.Add(new ExplainedName(name, _tracer.FindName(name, query.Type)));
            // Where the alias itself is asked for, it ends there.
            if (query.Type is RRType.CNAME or RRType.ANY || path[^1].Found.Answer is { Kind: AnswerKind.Steered })
                break;
            var alias = response.Answer.FirstOrDefault(record => record.Type == RRType.CNAME && record.IsOf(name));
            if (alias is null)
                break;
            name = alias.RData;
            if (path.Exists(passed => DomainName.EqualsIgnoreCase(passed.Name, alias.RData)))
                return (path, ChainEnd.Loop);
        }
        return (path, path.Count == 1 ? ChainEnd.Answered : EndOf(path[^1], response));
    }

    /// <summary>Why a chain ends at its last name.</summary>
    private static ChainEnd EndOf(ExplainedName last, ResponseMessage response)
    {
        var isAnswered = response.Answer.Any(record => record.IsOf(last.Name)) || response.Authority.Count > 0;
        return last.Found switch
        {
            { Standing: NameStanding.NotOurs or NameStanding.WithoutData } => ChainEnd.NotOurs,
            { Answer.Kind: >= AnswerKind.Steered } => ChainEnd.Steered,
            _ => isAnswered ? ChainEnd.Answered : ChainEnd.TooLong,
        };
    }

    private Explanation AddClient(Explanation explanation)
    {
        var query = explanation.Query;
        var client = _tracer.FindClient(query.ToRequestor(explanation.IsOverStream), query.ComposeSubnet(), _rules!);
        var name = _plan!.Pools.Regions[client.Region.Region].Name;
        var answer = explanation.Last.Found.Answer!.Value;
        return explanation with
        {
            Client = client,
            Region = new ExplainedRegion(name, client.Rule, PrefixOf(query, client)),
            Decisions = explanation.Pool is { } pool
                ? _decisions!.Read(pool, client.Region.Region, answer.Type, explanation.Response)
                : [],
        };
    }

    /// <summary>The prefix around the client for which the same rule decides.</summary>
    private static string PrefixOf(ExplainedQuery query, TracedClient client)
    {
        var address = client.IsSubnet ? query.Subnet!.Value.BaseAddress : query.Client;
        if (!client.IsSubnet && address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var isIPv4 = address.AddressFamily == AddressFamily.InterNetwork;
        var length = client.Rule.PrefixLength;
        var first = AddressNumber.Truncate(AddressNumber.Of(address), length, isIPv4 ? 32 : 128);
        return new IPNetwork(AddressNumber.ToAddress(first, isIPv4), length).ToString();
    }

    private static ExplainedTtl? FindTtl(Explanation explanation)
    {
        var response = explanation.Response;
        if (explanation.Decisions is [var only] && only.Decision.Outcome == Pools.PoolOutcome.Answer)
        {
            var origin = only.Decision.Reason == Pools.TtlReason.Fixed ? TtlOrigin.Fixed : TtlOrigin.Settled;
            return new ExplainedTtl(only.Decision.TtlSeconds, origin);
        }
        if (explanation.Outcome is ResponseOutcome.NoData or ResponseOutcome.NXDomain)
            return new ExplainedTtl(response.Authority[0].TtlSeconds, TtlOrigin.Negative);
        if (explanation.Outcome == ResponseOutcome.Referral)
            return new ExplainedTtl(response.Authority[0].TtlSeconds, TtlOrigin.Zone);
        if (response.Answer.Count == 0)
            return null;
        var kind = explanation.End == ChainEnd.Answered ? explanation.Last.Found.Answer?.Kind : null;
        return new ExplainedTtl(response.Answer[^1].TtlSeconds, kind switch
        {
            AnswerKind.Steered => TtlOrigin.Hints,
            AnswerKind.WhoAmI => TtlOrigin.WhoAmI,
            _ => TtlOrigin.Zone,
        });
    }
}
