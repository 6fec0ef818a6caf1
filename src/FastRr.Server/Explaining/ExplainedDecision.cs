using FastRr.Pools;
using FastRr.Wire.Registry;

namespace FastRr.Server.Explaining;

/// <summary>What a pool decided for one type.</summary>
/// <param name="Type">One of the pool's.</param>
/// <param name="Decision">What was decided, and how.</param>
/// <param name="Members">All of the region that answers, in file order; none where none does.</param>
internal sealed record ExplainedDecision(
    RRType Type, PoolDecision Decision, IReadOnlyList<ExplainedMember> Members);
