using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Engine.Responses;
using FastRr.Geo.Regions;
using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Engine.Explaining;

/// <summary>
/// Says what leads a worker to an answer, for people who ask why. The answer itself comes from
/// <see cref="ResponderWorker.Respond"/>; nothing here is on the path of queries, or changes what they read.
/// </summary>
/// <param name="worker">Whose answers are asked about.</param>
/// <param name="snapshot">What it answers from.</param>
public sealed class AnswerTracer(ResponderWorker worker, AnswerSnapshot snapshot)
{
    private readonly RingTurner _turner = new(worker.Number, worker.Responder.Options.RotatesPerWorker);

    /// <summary>Finds one name; where an alias leads is another.</summary>
    /// <param name="name">Wire form, any case.</param>
    /// <param name="type">QTYPE.</param>
    public TracedName FindName(ReadOnlySpan<byte> name, RRType type)
    {
        Span<byte> lowerName = stackalloc byte[DomainName.MaxLength];
        Span<byte> labelStarts = stackalloc byte[DomainName.MaxLabels + 1];
        DomainName.ToLower(name, lowerName);
        lowerName = lowerName[..name.Length];
        var labelCount = DomainName.LabelStarts(lowerName, labelStarts);
        labelStarts[labelCount] = (byte)(lowerName.Length - 1);
        var names = snapshot.Names;
        var number = names.Find(lowerName);
        var exists = number >= 0;
        if (!exists)
            number = names.FindClosestEncloser(lowerName, labelStarts, labelCount);
        ref readonly var node = ref names.Nodes[number];
        if (node.Zone < 0)
            return new TracedName(NameStanding.NotOurs, default, names.NameOf(number).ToArray(), null, []);
        if (snapshot.Zones[node.Zone].NegativeAnswer < 0)
            return Describe(NameStanding.WithoutData, number, type);
        if (node.Cut >= 0 && !(exists && node.Cut == number && IsOwnData(node.Traits, type)))
        {
            var isCut = (names.Nodes[node.Cut].Traits & NodeTraits.ZoneCut) != 0;
            return isCut
                ? Describe(NameStanding.Delegated, node.Cut, RRType.NS)
                : Describe(NameStanding.Redirected, node.Cut, RRType.DNAME);
        }
        if (exists)
            return Describe(NameStanding.Exists, number, type);
        return node.Wildcard == 0
            ? Describe(NameStanding.Missing, number, type)
            : Describe(NameStanding.Synthesised, node.Wildcard, type);
    }

    /// <summary>Finds the client for whom a steered answer is.</summary>
    /// <param name="requestor">Who asks.</param>
    /// <param name="subnet">The client subnet from FAMILY on, well formed; empty: none came.</param>
    /// <param name="rules">The rules that the snapshot's regions were compiled from.</param>
    public TracedClient FindClient(in Requestor requestor, ReadOnlySpan<byte> subnet, RuleTable rules)
    {
        var steering = snapshot.Steering;
        Span<byte> padded = stackalloc byte[OptComposer.MaxSubnetLength];
        padded.Clear();
        subnet.CopyTo(padded);
        var isHonoured = steering.HonoursClientSubnet && !subnet.IsEmpty;
        var client = new SteeredClient(in requestor, isHonoured ? padded : default);
        var prefix = client.FindPrefix(out var scopeLength);
        return new TracedClient(
            client.IsSubnet, client.FindRegion(steering.Table), client.FindRule(rules), prefix, scopeLength);
    }

    /// <summary>Which finished answer the worker gave: read right behind <see cref="ResponderWorker.Respond"/>, before
    /// anybody takes the next.</summary>
    /// <param name="answer">What a name has for a type.</param>
    /// <param name="client">For whom, where the answer is steered.</param>
    public TracedTurn FindTurn(in CompiledAnswer answer, TracedClient? client)
    {
        if (answer.Kind == AnswerKind.Steered && client is not null)
            return FindSteered(in answer, client);
        if (answer.RotationNumber < 0)
            return new TracedTurn(StepChoice.Turn, 0, 1);
        return answer.Order == RotationOrder.Random
            ? new TracedTurn(StepChoice.Turn, -1, answer.Count)
            : LastOf(answer.RotationNumber, answer.Count);
    }

    private TracedTurn FindSteered(in CompiledAnswer answer, TracedClient client)
    {
        var region = client.Region.Region;
        ref readonly var steered = ref snapshot.Steering.Pools[answer.Pool].Find(answer.PoolSet, region);
        return steered.Choice switch
        {
            StepChoice.ClientPrefix =>
                new TracedTurn(StepChoice.ClientPrefix, PoolAnswers.StepOf(client.Prefix), steered.StepCount),
            StepChoice.Turn when steered.StepCount > 1 => LastOf(answer.RotationNumber + region, steered.StepCount),
            var choice => new TracedTurn(choice, 0, steered.StepCount),
        };
    }

    /// <summary>The turn before the next one.</summary>
    private TracedTurn LastOf(int rotationNumber, int count) =>
        new(StepChoice.Turn, (int)((_turner.Peek(snapshot, rotationNumber) - 1) % (uint)count), count);

    private TracedName Describe(NameStanding standing, int number, RRType type)
    {
        ref readonly var node = ref snapshot.Names.Nodes[number];
        var name = snapshot.Names.NameOf(number).ToArray();
        var types = new List<RRType>();
        CompiledAnswer? found = null, alias = null;
        foreach (var compiled in snapshot.Answers.Slice(node.FirstAnswer, node.AnswerCount))
        {
            // A referral is filed under no type, so that nobody who asks for NS finds it.
            var answer = compiled.Kind == AnswerKind.Referral ? compiled with { Type = RRType.NS } : compiled;
            if (answer.Kind != AnswerKind.Negative)
                types.Add(answer.Type);
            if (answer.Type == type || type == RRType.ANY)
                found ??= answer;
            if (answer.Type == RRType.CNAME)
                alias ??= answer;
        }
        var answered = standing is NameStanding.Missing or NameStanding.WithoutData ? null : found ?? alias;
        // What a zone above answers for a zone of ours is filed under DS, and may be that there is none.
        if (answered is { Kind: AnswerKind.Negative })
            answered = null;
        types.Sort();
        var apex = name.AsMemory(name.Length - snapshot.Zones[node.Zone].ApexLength);
        return new TracedName(standing, apex, name, answered, types);
    }

    /// <summary>What a zone cut or DNAME node itself answers: DS at the cut (RFC 4035 §3.1.4.1), all at the DNAME
    /// (RFC 6672 §2.3).</summary>
    private static bool IsOwnData(NodeTraits traits, RRType type) =>
        type == RRType.DS || (traits & NodeTraits.DName) != 0;
}
