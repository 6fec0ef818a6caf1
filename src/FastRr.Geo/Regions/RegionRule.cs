namespace FastRr.Geo.Regions;

/// <summary>One entry of a region's <c>match</c>.</summary>
/// <param name="Region">Number of the region.</param>
/// <param name="Subject">Whom it matches.</param>
/// <param name="Text">As the operator wrote it.</param>
public sealed record RegionRule(int Region, RuleSubject Subject, string Text);
