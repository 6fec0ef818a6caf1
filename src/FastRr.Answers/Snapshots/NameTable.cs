using FastRr.Wire.Names;

namespace FastRr.Answers.Snapshots;

/// <summary>
/// Finds names: open addressing over 64-bit entries (32 bits of hash, 32 of node), at most half full. With every name
/// stand all its ancestors up to the root, so existence is monotone in the number of labels.
/// </summary>
public sealed class NameTable
{
    private readonly ulong[] _entries;
    private readonly AlignedArray<NameNode> _nodes;
    private readonly byte[] _octets;
    private readonly ulong _seed;

    internal NameTable(ulong[] entries, AlignedArray<NameNode> nodes, byte[] octets, ulong seed)
    {
        _entries = entries;
        _nodes = nodes;
        _octets = octets;
        _seed = seed;
    }

    /// <summary>Nodes, the root's first.</summary>
    public ReadOnlySpan<NameNode> Nodes => _nodes.Items;

    /// <summary>The name of a node, lower-cased wire form.</summary>
    public ReadOnlySpan<byte> NameOf(int node) => NameOf(in _nodes.Items[node], _octets);

    /// <summary>The hash under which a name stands here.</summary>
    public ulong HashOf(ReadOnlySpan<byte> lowerName) => NameHash.Compute(lowerName, _seed);

    /// <summary>Reads the entry where each hash belongs, which brings them near; the sum means nothing.</summary>
    public ulong ReadEntries(ReadOnlySpan<ulong> hashes)
    {
        var entries = _entries;
        var sum = 0UL;
        foreach (var hash in hashes)
            sum += entries[(uint)hash & (uint)(entries.Length - 1)];
        return sum;
    }

    /// <summary>Finds the node that most likely has a hash, by the part of it that the entries keep.</summary>
    /// <returns>The node, or the root's where no entry fits.</returns>
    public int FindTag(ulong hash)
    {
        var entries = _entries;
        var mask = (uint)entries.Length - 1;
        for (var place = (uint)hash & mask; ; place = (place + 1) & mask)
        {
            var entry = entries[place];
            if (entry == 0)
                return 0;
            if (entry >> 32 == hash >> 32)
                return (int)(uint)entry - 1;
        }
    }

    /// <summary>Finds a name.</summary>
    /// <param name="lowerName">Lower-cased wire form.</param>
    /// <returns>Its node, or -1.</returns>
    public int Find(ReadOnlySpan<byte> lowerName)
    {
        var hash = NameHash.Compute(lowerName, _seed);
        var entries = _entries;
        var mask = (uint)entries.Length - 1;
        for (var place = (uint)hash & mask; ; place = (place + 1) & mask)
        {
            var entry = entries[place];
            if (entry == 0)
                return -1;
            if (entry >> 32 != hash >> 32)
                continue;
            var number = (int)(uint)entry - 1;
            ref readonly var node = ref _nodes.Items[number];
            if (NameOf(in node, _octets).SequenceEqual(lowerName))
                return number;
        }
    }

    /// <summary>
    /// Finds the closest encloser of a name that does not exist (RFC 4592 §3.3.1): most often the parent, else by
    /// binary search above it.
    /// </summary>
    /// <param name="lowerName">Lower-cased wire form.</param>
    /// <param name="labelStarts">Where each label starts.</param>
    /// <param name="labelCount">Labels of the name, at least 1: the root exists.</param>
    /// <returns>The encloser's node.</returns>
    public int FindClosestEncloser(ReadOnlySpan<byte> lowerName, ReadOnlySpan<byte> labelStarts, int labelCount)
    {
        // Ancestors by the labels they lack: `low` may exist, `high` does, all above it do.
        int low = 1, high = labelCount, encloser = 0, middle = 1;
        for (; low < high; middle = (low + high) >> 1)
        {
            var found = Find(lowerName[labelStarts[middle]..]);
            if (found >= 0)
            {
                high = middle;
                encloser = found;
            }
            else
            {
                low = middle + 1;
            }
        }
        return encloser;
    }

    internal static ReadOnlySpan<byte> NameOf(ref readonly NameNode node, byte[] octets)
    {
        if (node.NameLength > NameNode.InlineLength)
            return octets.AsSpan(node.NameOffset, node.NameLength);
        ReadOnlySpan<byte> name = node.Name;
        return name[..node.NameLength];
    }
}
