using FastRr.Pools;

namespace FastRr.Server.Hosting;

/// <summary>What is steered, for those who count and tell.</summary>
/// <param name="Pools">Regions and pools, by number.</param>
/// <param name="Databases">What the regions were compiled with.</param>
internal sealed record ServedSteering(PoolSet Pools, IReadOnlyList<LoadedDatabase> Databases)
{
    public static ServedSteering None { get; } = new(PoolSet.Empty, []);
}
