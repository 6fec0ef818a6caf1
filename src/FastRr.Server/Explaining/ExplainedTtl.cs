namespace FastRr.Server.Explaining;

/// <summary>How long an answer may be kept.</summary>
/// <param name="Seconds">The TTL.</param>
/// <param name="Origin">What gave it.</param>
internal sealed record ExplainedTtl(long Seconds, TtlOrigin Origin);
