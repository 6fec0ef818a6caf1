using FastRr.Pools;

namespace FastRr.Server.Explaining;

/// <summary>A member of the region that answers.</summary>
/// <param name="Member">Which.</param>
/// <param name="Data">Its RDATA of the type as text; empty: it has none.</param>
/// <param name="State">Of the family asked.</param>
/// <param name="Share">Of answers, or by hash of clients, for which it comes first: 0 to 1.</param>
/// <param name="Place">In the answer shown, from 1; 0: it is not in it.</param>
internal sealed record ExplainedMember(Member Member, string Data, MemberState State, double Share, int Place);
