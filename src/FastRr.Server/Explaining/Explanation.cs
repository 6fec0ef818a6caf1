using FastRr.Engine.Counters;
using FastRr.Engine.Explaining;
using FastRr.Pools;

namespace FastRr.Server.Explaining;

/// <summary>An answer, and all that led to it.</summary>
internal sealed record Explanation
{
    public required ExplainedQuery Query { get; init; }

    /// <summary>The name asked, then where aliases led.</summary>
    public required IReadOnlyList<ExplainedName> Path { get; init; }

    public required ChainEnd End { get; init; }

    /// <summary>The client that decided; null: the answer is the same for all.</summary>
    public TracedClient? Client { get; init; }

    /// <summary>Of that client.</summary>
    public ExplainedRegion? Region { get; init; }

    /// <summary>The pool that answers, or before which a chain ends; null: none.</summary>
    public Pool? Pool { get; init; }

    /// <summary>What the pool decided: for its own type one, for what takes its addresses as hints each
    /// family.</summary>
    public IReadOnlyList<ExplainedDecision> Decisions { get; init; } = [];

    /// <summary>Which of several finished answers was given; null: there is none.</summary>
    public TracedTurn? Turn { get; init; }

    /// <summary>Of the last RRset, or of the negative answer; null: nothing to keep.</summary>
    public ExplainedTtl? Ttl { get; init; }

    /// <summary>What came of the query.</summary>
    public required ResponseOutcome Outcome { get; init; }

    /// <summary>As it is sent.</summary>
    public required ResponseMessage Response { get; init; }

    /// <summary>It did not fit into a datagram, and is the one that TCP brings.</summary>
    public bool IsOverStream { get; init; }

    /// <summary>Client subnets decide, as configured.</summary>
    public required bool HonoursClientSubnet { get; init; }

    /// <summary>The last name of the path.</summary>
    public ExplainedName Last => Path[^1];
}
