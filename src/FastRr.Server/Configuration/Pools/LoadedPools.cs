using FastRr.Pools;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Pools;

/// <summary>The pools of a configuration.</summary>
/// <param name="Set">What runs is made from it.</param>
/// <param name="Names">Every name of every pool.</param>
/// <param name="Members">Where each member was written, by its number.</param>
/// <param name="WhoAmI">The name that tells who asks; null: none.</param>
internal sealed record LoadedPools(
    PoolSet Set, IReadOnlyList<SteeredName> Names, IReadOnlyList<SourcePosition> Members, PoolName? WhoAmI)
{
    private readonly HashSet<PoolName> _withAddresses =
        [.. Names.Where(name => name.Pool.Kind == MemberKind.Address).Select(name => name.Name)];

    private readonly HashSet<PoolName> _existing = FindExisting(Names, WhoAmI);

    /// <summary>Whether a name is there by pools or the name that tells who asks, be it as an empty
    /// non-terminal.</summary>
    public bool Exists(PoolName name) => _existing.Contains(name);

    /// <summary>Whether a pool gives a name addresses, its own or those of the wildcard that answers for it.</summary>
    /// <param name="lowerName">Lower-cased wire form.</param>
    /// <param name="existingLength">Octets of its longest suffix that exists in its zone.</param>
    public bool HasAddress(ReadOnlySpan<byte> lowerName, int existingLength)
    {
        var name = new PoolName(lowerName);
        if (_withAddresses.Contains(name))
            return true;
        // RFC 4592 §3.3.1: no wildcard reaches past a name that exists.
        var existing = name;
        while (existing.LowerWire.Length > existingLength && !Exists(existing))
            existing = existing.Parent;
        return !existing.Equals(name)
            && existing.Wildcard is { } wildcard && _withAddresses.Contains(wildcard);
    }

    private static HashSet<PoolName> FindExisting(IReadOnlyList<SteeredName> names, PoolName? whoAmI)
    {
        var existing = new HashSet<PoolName>();
        foreach (var name in names.Select(steered => steered.Name).Append(whoAmI).OfType<PoolName>())
        {
            for (var at = name; existing.Add(at) && !at.IsRoot;)
                at = at.Parent;
        }
        return existing;
    }
}
