using System.Buffers.Binary;

namespace FastRr.Geo.Databases;

/// <summary>
/// The binary tree over the bits of addresses. A record below the count of nodes is a node, one equal to it is
/// nothing, and one above leads to the data.
/// </summary>
internal sealed class SearchTree
{
    /// <summary>Octets of zero between the tree and the data.</summary>
    public const int SeparatorLength = 16;

    private readonly byte[] _octets;

    /// <exception cref="GeoDatabaseException">The file has no room for the tree, it does not end where it should, or
    /// a record leads nowhere.</exception>
    public SearchTree(byte[] octets, DatabaseMetadata metadata)
    {
        _octets = octets;
        NodeCount = metadata.NodeCount;
        RecordSize = metadata.RecordSize;
        AddressBits = metadata.IPVersion == 4 ? 32 : 128;
        if (NodeCount == 0)
            throw new GeoDatabaseException("node_count is 0: there is no search tree");
        // Two records a node of a size that is a multiple of four bits: whole octets.
        var length = (long)NodeCount * (RecordSize / 4);
        if (length + SeparatorLength > metadata.Start)
        {
            throw new GeoDatabaseException($"a search tree of {NodeCount} nodes takes {length} octets and "
                + $"{SeparatorLength} more, but the file has {metadata.Start} before its metadata");
        }
        Length = (int)length;
        if (octets.AsSpan(Length, SeparatorLength).ContainsAnyExcept((byte)0))
        {
            throw new GeoDatabaseException($"the {SeparatorLength} octets after the search tree, from octet {Length}, "
                + $"are not zero: it is damaged, or does not have {NodeCount} nodes");
        }
        CheckRecords(metadata.Start - Length - SeparatorLength);
        (IPv4Root, IPv4RootDepth) = FindIPv4Root();
    }

    /// <summary>Nodes; at least one, and the octets of all are in the file.</summary>
    public int NodeCount { get; }

    /// <summary>Bits of a record: 24, 28 or 32.</summary>
    public int RecordSize { get; }

    /// <summary>Bits of an address: 32 or 128.</summary>
    public int AddressBits { get; }

    /// <summary>Octets of the tree.</summary>
    public int Length { get; }

    /// <summary>The record that all IPv4 addresses are under: a node, or what holds for all of them alike.</summary>
    public uint IPv4Root { get; }

    /// <summary>Bits passed to come to <see cref="IPv4Root"/>: 96 in an IPv6 tree, or fewer where the tree ends
    /// before; 0 in an IPv4 tree.</summary>
    public int IPv4RootDepth { get; }

    /// <summary>The left record of a node (0) or the right one (1).</summary>
    /// <param name="node">Below <see cref="NodeCount"/>.</param>
    /// <param name="side">0 or 1.</param>
    public uint Record(uint node, int side)
    {
        var octets = _octets.AsSpan((int)node * (RecordSize / 4), RecordSize / 4);
        switch (RecordSize)
        {
            case 24:
                octets = octets[(3 * side)..];
                return ((uint)octets[0] << 16) | ((uint)octets[1] << 8) | octets[2];
            case 28:
                // The octet in the middle has the highest four bits of both: the left one's first.
                var high = side == 0 ? (uint)octets[3] >> 4 : (uint)octets[3] & 0x0f;
                octets = octets[(4 * side)..];
                return (high << 24) | ((uint)octets[0] << 16) | ((uint)octets[1] << 8) | octets[2];
            default:
                return BinaryPrimitives.ReadUInt32BigEndian(octets[(4 * side)..]);
        }
    }

    /// <summary>Where in the data section a record above <see cref="NodeCount"/> leads, in octets.</summary>
    public int DataOffset(uint record) => (int)(record - (uint)NodeCount - SeparatorLength);

    /// <summary>The network with a record around an address.</summary>
    /// <exception cref="GeoDatabaseException">The tree is broken there.</exception>
    public bool TryFind(UInt128 address, bool isIPv4, out GeoNetwork network)
    {
        var bits = isIPv4 ? 32 : 128;
        var record = isIPv4 ? IPv4Root : 0;
        var depth = 0;
        for (; record < NodeCount && depth < bits; depth++)
            record = Record(record, (int)(address >> (bits - 1 - depth)) & 1);
        network = default;
        if (record == NodeCount)
            return false;
        var prefix = depth == 0 ? 0 : address & ~((UInt128.One << (bits - depth)) - 1);
        if (record < NodeCount)
            throw Endless(prefix, depth, isIPv4);
        network = new GeoNetwork(prefix, depth, DataOffset(record));
        return true;
    }

    /// <summary>The tree goes on where an address has no more bits.</summary>
    public static GeoDatabaseException Endless(UInt128 prefix, int depth, bool isIPv4) =>
        new($"the search tree goes on below {new GeoNetwork(prefix, depth, 0).Format(isIPv4)}: it has a loop");

    /// <summary>Reads every record, those of nodes that no address comes to as well.</summary>
    private void CheckRecords(int dataLength)
    {
        var nodes = (uint)NodeCount;
        for (uint node = 0; node < nodes; node++)
        {
            for (var side = 0; side < 2; side++)
            {
                var record = Record(node, side);
                var offset = (long)record - nodes - SeparatorLength;
                if ((record > 0 && record <= nodes) || (offset >= 0 && offset < dataLength))
                    continue;
                var where = record == 0
                    ? "back to its root"
                    : offset < 0
                        ? "into the separator before the data"
                        : $"to octet {offset} of the data section, which has {dataLength}";
                var name = side == 0 ? "left" : "right";
                throw new GeoDatabaseException($"the {name} record of node {node} of the search tree leads {where}");
            }
        }
    }

    private (uint Record, int Depth) FindIPv4Root()
    {
        if (AddressBits == 32)
            return (0, 0);
        uint record = 0;
        var depth = 0;
        while (depth < 96 && record < NodeCount)
        {
            record = Record(record, 0);
            depth++;
        }
        return (record, depth);
    }
}
