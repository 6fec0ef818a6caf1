namespace FastRr.Pools;

/// <summary>What a pool answers to the clients of one region for one type, and how that came about.</summary>
public sealed record PoolDecision
{
    public required PoolOutcome Outcome { get; init; }

    /// <summary>Whose members are handed out; null: nobody's.</summary>
    public PoolRegion? Used { get; init; }

    /// <summary>The regions looked at, in that order; where one was well it is the last.</summary>
    public required IReadOnlyList<TriedRegion> Tried { get; init; }

    /// <summary>The members handed out, in file order: how many at once and in which turn is up to policy and
    /// <see cref="Pool.AnswerLimit"/>.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>No region was well, so that <see cref="Pool.WhenAllDown"/> decided.</summary>
    public bool IsAllDown { get; init; }

    public required int TtlSeconds { get; init; }

    public required TtlReason Reason { get; init; }
}
