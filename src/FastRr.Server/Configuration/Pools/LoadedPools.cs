using FastRr.Pools;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Pools;

/// <summary>The pools of a configuration.</summary>
/// <param name="Set">What runs is made from it.</param>
/// <param name="Names">Every name of every pool.</param>
/// <param name="Members">Where each member was written, by its number.</param>
internal sealed record LoadedPools(
    PoolSet Set, IReadOnlyList<SteeredName> Names, IReadOnlyList<SourcePosition> Members)
{
    private readonly HashSet<PoolName> _withAddresses =
        [.. Names.Where(name => name.Pool.Kind == MemberKind.Address).Select(name => name.Name)];

    /// <summary>Whether a pool gives a name addresses, its own or those of a wildcard above it.</summary>
    /// <param name="lowerName">Lower-cased wire form.</param>
    public bool HasAddress(ReadOnlySpan<byte> lowerName)
    {
        var name = new PoolName(lowerName);
        var isSteered = _withAddresses.Contains(name);
        while (!isSteered && !name.IsRoot)
        {
            name = name.Parent;
            isSteered = name.Wildcard is { } wildcard && _withAddresses.Contains(wildcard);
        }
        return isSteered;
    }
}
