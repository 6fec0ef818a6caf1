using System.Text;
using FastRr.Pools;
using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Answers.Compiling.Steering;

/// <summary>Which names are steered, and for which types: what is static must not speak for them.</summary>
internal sealed class SteeredNames
{
    private readonly Dictionary<string, List<Pool>> _pools = [];

    /// <param name="pools">Their names are lower-cased.</param>
    public SteeredNames(IEnumerable<Pool> pools)
    {
        foreach (var pool in pools)
        {
            foreach (var name in pool.Names)
            {
                var key = Encoding.Latin1.GetString(name.Span);
                if (!_pools.TryGetValue(key, out var owners))
                    _pools.Add(key, owners = []);
                owners.Add(pool);
            }
        }
    }

    /// <summary>Each steered name with its pools.</summary>
    public IEnumerable<(byte[] Name, IReadOnlyList<Pool> Pools)> All =>
        _pools.Select(entry => (Encoding.Latin1.GetBytes(entry.Key), (IReadOnlyList<Pool>)entry.Value));

    /// <summary>Whether a name's RRset comes from a pool.</summary>
    public bool Owns(ReadOnlySpan<byte> lowerName, RRType type) =>
        _pools.Count > 0 && PoolsOf(lowerName).Any(pool => pool.Types.Contains(type));

    /// <summary>The pools of a name; most names have none.</summary>
    public IReadOnlyList<Pool> PoolsOf(ReadOnlySpan<byte> lowerName)
    {
        Span<char> key = stackalloc char[DomainName.MaxLength];
        Encoding.Latin1.GetChars(lowerName, key);
        return _pools.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key[..lowerName.Length], out var pools)
            ? pools
            : [];
    }
}
