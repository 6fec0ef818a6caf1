using FastRr.Answers.Snapshots;
using FastRr.Pools;
using FastRr.Server.Explaining;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Server.Explaining;

/// <summary>Random regions, pools, states and clients: what is explained is what another responder answers.</summary>
public sealed class ExplainerPropertyTests
{
    private const int Worlds = 300;
    private const int QueriesPerWorld = 25;

    // The longest schedule of the weights that are drawn.
    private const int MostTurns = 16;

    [Fact]
    public void Explain_RandomSteering_AgreesWithTheResponder()
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = new RandomSteering(seed);
            var explainer = world.CreateExplainer();
            var responder = TestResponder.Of(world.Plan, RandomSteering.Zone);
            for (var i = 0; i < QueriesPerWorld; i++)
            {
                var query = world.DrawQuery();
                var what = $"world {seed}, {query}";
                var explanation = explainer.Explain(query);
                responder.Source = query.Client;
                var message = responder.Ask(QueryOf(query, query.Type.ToString()));
                AssertClient(explanation, message, responder, what);
                AssertAnswer(explanation, message, what);
                AssertMembers(world.Pool, explanation, message, responder, what);
                seen.Add($"{explanation.Outcome} {explanation.Turn!.Value.Choice}");
            }
        }
        Assert.Equal(["Answer ClientPrefix", "Answer Turn", "NoData None", "ServFail Failure"], seen.Order());
    }

    /// <summary>Region and rule are those that the name of the responder tells, the scope that of its answer.</summary>
    private static void AssertClient(
        Explanation explanation, DnsMessage message, TestResponder responder, string what)
    {
        var query = explanation.Query with { Name = WireName.Parse(RandomSteering.WhoAmI) };
        var whoAmI = responder.Ask(QueryOf(query, "TXT"));
        var told = Assert.Single(TestResponder.DataOf(whoAmI.Answers));
        var region = explanation.Region!;
        Assert.True(
            told.Contains($"\"region={region.Name}\" \"rule={region.Rule.Text}\"", StringComparison.Ordinal),
            $"{what}: {region} is not {told}");
        var scope = message.Opt!.Option(8) is { } option ? option[3] : -1;
        Assert.True(scope == (explanation.Response.ScopeLength ?? -1), $"{what}: scope {scope}");
        // Not only echoed: it follows from what is told of the client.
        var client = explanation.Client!;
        var isByPrefix = explanation.Turn!.Value.Choice == StepChoice.ClientPrefix;
        var expected = !client.IsSubnet
            ? 0
            : Math.Max(client.Region.ScopeLength, isByPrefix ? client.PrefixScopeLength : 0);
        Assert.True(scope == -1 || scope == expected, $"{what}: scope {scope}, not {expected}");
    }

    private static void AssertAnswer(Explanation explanation, DnsMessage message, string what)
    {
        var told = explanation.Response.Answer.Select(record => record.Data);
        Assert.True(TestResponder.DataOf(message.Answers).SequenceEqual(told), $"{what}: {message}");
        Assert.Equal((int)explanation.Response.Rcode, message.Rcode);
        Assert.All(message.Answers, record => Assert.Equal(explanation.Ttl!.Seconds, record.TtlSeconds));
        var decision = Assert.Single(explanation.Decisions).Decision;
        var expected = decision.Outcome switch
        {
            PoolOutcome.Answer => (0, false, 0),
            PoolOutcome.NoData => (0, true, 1),
            _ => (2, true, 0),
        };
        Assert.Equal(expected, (message.Rcode, message.Answers.Count == 0, message.Authorities.Count));
    }

    /// <summary>All turns together hand out who was decided for, each turn those that are told.</summary>
    private static void AssertMembers(
        Pool pool, Explanation explanation, DnsMessage message, TestResponder responder, string what)
    {
        var explained = explanation.Decisions[0];
        var decision = explained.Decision;
        if (decision.Outcome != PoolOutcome.Answer)
            return;
        var limit = pool.Policy is PoolPolicy.Failover or PoolPolicy.Hash ? 1 : pool.AnswerLimit;
        Assert.Equal(Math.Min(limit, decision.Choices.Count), message.Answers.Count);
        var turn = explanation.Turn!.Value;
        var first = decision.Choices[FirstOf(pool, decision.Choices, turn.Number)].Member;
        Assert.True(message.Answers[0].RData.AsSpan().SequenceEqual(first.RDataOf(explained.Type).Span), what);
        Assert.Equal(1, explained.Members.Single(member => member.Member.Number == first.Number).Place);
        Assert.Equal(message.Answers.Count, explained.Members.Count(member => member.Place > 0));
        Assert.Equal(1, explained.Members.Sum(member => member.Share), 6);
        if (turn.Choice != StepChoice.Turn)
            return;
        Assert.InRange(turn.Count, 1, MostTurns);
        var query = QueryOf(explanation.Query, explained.Type.ToString());
        // A whole cycle, so that both stand at the same turn again.
        var handed = Enumerable.Range(0, turn.Count).SelectMany(_ => responder.Ask(query).Answers)
            .Select(record => Convert.ToHexString(record.RData)).ToHashSet();
        var chosen = decision.Choices.Select(choice => Convert.ToHexString(choice.Member.RDataOf(explained.Type).Span));
        Assert.Equal(chosen.Order(), handed.Order());
    }

    /// <summary>Who comes first at a turn, by the published algorithm of the policy.</summary>
    private static int FirstOf(Pool pool, IReadOnlyList<Choice> choices, int turn)
    {
        switch (pool.Policy)
        {
            case PoolPolicy.Hash:
                var named = choices.Select(choice => (choice.Member.Name, choice.Weight)).ToList();
                return HashSlots.Create(pool.HashSeed, named)[turn];
            case PoolPolicy.Weighted:
                Assert.True(
                    WeightedSchedule.TryCreate([.. choices.Select(choice => choice.Weight)], out var order));
                return order[turn];
            default:
                return turn;
        }
    }

    private static DnsQuery QueryOf(ExplainedQuery query, string type)
    {
        var plain = new DnsQuery(query.Name, TypeName.Parse(type)) { PayloadSize = 1232 };
        return query.Subnet is { } subnet ? plain.From(subnet.ToString()) : plain;
    }
}
