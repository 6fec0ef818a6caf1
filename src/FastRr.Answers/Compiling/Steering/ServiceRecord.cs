namespace FastRr.Answers.Compiling.Steering;

/// <summary>One RR of a <see cref="ServiceSet"/>.</summary>
/// <param name="RData">Wire form.</param>
/// <param name="TakesHints">Whether the pool's addresses are those of its target.</param>
internal sealed record ServiceRecord(byte[] RData, bool TakesHints);
