using FastRr.Geo.Regions;

namespace FastRr.Server.Explaining;

/// <summary>The client's region.</summary>
/// <param name="Name">As configured.</param>
/// <param name="Rule">Why it is that.</param>
/// <param name="Prefix">The prefix around the client for which the same decides.</param>
internal sealed record ExplainedRegion(string Name, RuleMatch Rule, string Prefix);
