using System.Numerics;
using FastRr.Answers.Snapshots;
using FastRr.Wire.Names;

namespace FastRr.Answers.Compiling;

/// <summary>Collects names with all their ancestors; node 0 is the root.</summary>
internal sealed class NameTableBuilder
{
    private readonly ulong _seed;

    // Names that are too long for their node.
    private readonly OctetBuilder _octets = new(0);
    private ulong[] _entries;
    private readonly GrowingArray<NameNode> _nodes;

    /// <param name="expectedCount">Names to make room for; more may come.</param>
    /// <param name="seed">Of the name hash.</param>
    public NameTableBuilder(int expectedCount, ulong seed)
    {
        _seed = seed;
        // Room for the ancestors too, so that most tables are built without a second copy.
        var capacity = expectedCount + (expectedCount / 64) + 16;
        _nodes = new GrowingArray<NameNode>(capacity);
        _entries = new ulong[BitOperations.RoundUpToPowerOf2((uint)capacity * 2)];
        Add(DomainName.Root);
    }

    public int Count => _nodes.Count;

    public ref NameNode this[int node] => ref _nodes[node];

    public ReadOnlySpan<byte> NameOf(int node) => NameTable.NameOf(in _nodes[node], _octets.Buffer);

    /// <summary>Reads the entry where a name belongs: brings it near before many names are added one by one.</summary>
    public ulong Touch(ReadOnlySpan<byte> lowerName) =>
        _entries[(uint)NameHash.Compute(lowerName, _seed) & (uint)(_entries.Length - 1)];

    public int Find(ReadOnlySpan<byte> lowerName)
    {
        var hash = NameHash.Compute(lowerName, _seed);
        var mask = (uint)_entries.Length - 1;
        for (var place = (uint)hash & mask; _entries[place] != 0; place = (place + 1) & mask)
        {
            var node = (int)(uint)_entries[place] - 1;
            if (_entries[place] >> 32 == hash >> 32 && NameOf(node).SequenceEqual(lowerName))
                return node;
        }
        return -1;
    }

    /// <summary>Finds a name, or adds it and what it lacks of its ancestors.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> lowerName)
    {
        var found = Find(lowerName);
        if (found >= 0)
            return found;
        var parent = FindOrAdd(DomainName.Parent(lowerName));
        var node = Add(lowerName);
        if (DomainName.IsWildcard(lowerName))
            _nodes[parent].Wildcard = node;
        return node;
    }

    public NameTable Build() => new(_entries, _nodes.Items, _octets.Buffer, _seed);

    private int Add(ReadOnlySpan<byte> lowerName)
    {
        if (Count * 2 >= _entries.Length)
            Rehash();
        var number = Count;
        var node = new NameNode { NameLength = (byte)lowerName.Length, Zone = -1, Cut = -1 };
        if (lowerName.Length > NameNode.InlineLength)
            node.NameOffset = _octets.Append(lowerName);
        else
            lowerName.CopyTo(node.Name);
        _nodes.Add(node);
        Insert(NameHash.Compute(lowerName, _seed), number);
        return number;
    }

    private void Insert(ulong hash, int node)
    {
        var mask = (uint)_entries.Length - 1;
        var place = (uint)hash & mask;
        while (_entries[place] != 0)
            place = (place + 1) & mask;
        _entries[place] = (hash >> 32 << 32) | (uint)(node + 1);
    }

    private void Rehash()
    {
        _entries = new ulong[_entries.Length * 2];
        for (var node = 0; node < Count; node++)
            Insert(NameHash.Compute(NameOf(node), _seed), node);
    }
}
