using FastRr.Pools;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Pools;

/// <summary>A pool at a name.</summary>
/// <param name="Pool">Which.</param>
/// <param name="Name">The name.</param>
/// <param name="Position">What put it there.</param>
internal sealed record SteeredName(Pool Pool, PoolName Name, SourcePosition Position);
