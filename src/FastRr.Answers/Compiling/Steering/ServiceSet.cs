using FastRr.Wire.Registry;

namespace FastRr.Answers.Compiling.Steering;

/// <summary>An HTTPS or SVCB RRset at names of a pool, whose hints follow the pool's addresses.</summary>
/// <param name="Type">HTTPS or SVCB.</param>
/// <param name="TtlSeconds">Its own; the pool's is not outlived.</param>
/// <param name="Records">In file order.</param>
internal sealed record ServiceSet(RRType Type, uint TtlSeconds, IReadOnlyList<ServiceRecord> Records);
