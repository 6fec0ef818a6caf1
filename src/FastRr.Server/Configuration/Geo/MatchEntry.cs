using FastRr.Geo.Regions;

namespace FastRr.Server.Configuration.Geo;

/// <summary>An entry of <c>match</c>.</summary>
/// <param name="Subject">Whom it matches.</param>
/// <param name="Text">As written.</param>
internal sealed record MatchEntry(RuleSubject Subject, string Text);
