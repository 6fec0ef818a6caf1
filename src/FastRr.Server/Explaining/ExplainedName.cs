using FastRr.Engine.Explaining;

namespace FastRr.Server.Explaining;

/// <summary>A name on the way to an answer: the one asked, or where an alias led.</summary>
/// <param name="Name">Wire form, in the case it stands there.</param>
/// <param name="Found">What there is at it.</param>
internal sealed record ExplainedName(byte[] Name, TracedName Found);
