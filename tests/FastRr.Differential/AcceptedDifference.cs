namespace FastRr.Differential;

/// <summary>A difference that is none of our faults.</summary>
/// <param name="Peer">Whose answer differs.</param>
/// <param name="Aspects">In what.</param>
/// <param name="Reason">What both do, and the clause that makes ours right.</param>
/// <param name="Holds">Whether it explains a comparison.</param>
internal sealed record AcceptedDifference(Peer Peer, Aspect Aspects, string Reason, Func<Comparison, bool> Holds);
