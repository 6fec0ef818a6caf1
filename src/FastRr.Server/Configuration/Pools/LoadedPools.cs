using FastRr.Pools;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Pools;

/// <summary>The pools of a configuration.</summary>
/// <param name="Set">What runs is made from it.</param>
/// <param name="Names">Every name of every pool.</param>
/// <param name="Members">Where each member was written, by its number.</param>
internal sealed record LoadedPools(
    PoolSet Set, IReadOnlyList<SteeredName> Names, IReadOnlyList<SourcePosition> Members);
