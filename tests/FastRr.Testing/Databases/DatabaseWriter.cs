using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace FastRr.Testing.Databases;

/// <summary>Writes small MaxMind DB files for tests.</summary>
/// <param name="ipVersion">4 or 6. In a tree of version 6 IPv4 networks stand under <c>::/96</c>.</param>
/// <param name="recordSize">Bits: 24, 28 or 32.</param>
public sealed class DatabaseWriter(int ipVersion = 6, int recordSize = 24)
{
    private readonly Node _root = new();

    /// <summary>What stands in the metadata; a test may change it. <c>node_count</c> is the count of nodes where it is
    /// not set.</summary>
    public Dictionary<string, object> Metadata { get; } = new()
    {
        ["binary_format_major_version"] = (ushort)2,
        ["binary_format_minor_version"] = (ushort)0,
        ["build_epoch"] = 1_700_000_000UL,
        ["database_type"] = "Test",
        ["ip_version"] = (ushort)ipVersion,
        ["record_size"] = (ushort)recordSize,
    };

    /// <summary>A network's first address and bits; an IPv4 one is part of <c>::/96</c>.</summary>
    public static (UInt128 First, int Length) Parse(string network)
    {
        var slash = network.IndexOf('/', StringComparison.Ordinal);
        var octets = IPAddress.Parse(network.AsSpan(0, slash)).GetAddressBytes();
        var length = int.Parse(network.AsSpan(slash + 1));
        return octets.Length == 4
            ? (BinaryPrimitives.ReadUInt32BigEndian(octets), 96 + length)
            : (BinaryPrimitives.ReadUInt128BigEndian(octets), length);
    }

    /// <summary>Gives a network a record; what was said of its addresses before is replaced.</summary>
    public DatabaseWriter Add(string network, object value)
    {
        Set(network, FieldWriter.Write(value));
        return this;
    }

    /// <summary>Gives a network a field that is written already.</summary>
    public DatabaseWriter AddRaw(string network, byte[] field)
    {
        Set(network, field);
        return this;
    }

    /// <summary>Lets a network lead to where another one starts, which must be a node.</summary>
    public DatabaseWriter Link(string network, string to)
    {
        Set(network, NodeAt(to));
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] Write()
    {
        var numbers = new Dictionary<Node, uint>(ReferenceEqualityComparer.Instance);
        var nodes = new List<Node>();
        Number(_root, numbers, nodes);
        var data = new List<byte>();
        var offsets = new Dictionary<string, uint>();
        var tree = new List<byte>();
        foreach (var node in nodes)
            WriteNode(Record(node.Sides[0]), Record(node.Sides[1]), tree);
        var metadata = new Dictionary<string, object>(Metadata);
        metadata.TryAdd("node_count", (uint)nodes.Count);
        return
        [
            .. tree, .. new byte[16], .. data, 0xab, 0xcd, 0xef, .. Encoding.ASCII.GetBytes("MaxMind.com"),
            .. FieldWriter.Write(metadata),
        ];

        uint Record(object? side)
        {
            if (side is null)
                return (uint)nodes.Count;
            if (side is Node node)
                return numbers[node];
            var field = (byte[])side;
            if (!offsets.TryGetValue(Convert.ToHexString(field), out var offset))
            {
                offset = (uint)data.Count;
                offsets.Add(Convert.ToHexString(field), offset);
                data.AddRange(field);
            }
            return (uint)nodes.Count + 16 + offset;
        }
    }

    private static void Number(Node node, Dictionary<Node, uint> numbers, List<Node> nodes)
    {
        if (!numbers.TryAdd(node, (uint)nodes.Count))
            return;
        nodes.Add(node);
        foreach (var side in node.Sides.OfType<Node>())
            Number(side, numbers, nodes);
    }

    private void WriteNode(uint left, uint right, List<byte> tree)
    {
        ulong both = recordSize switch
        {
            24 => ((ulong)left << 24) | right,
            28 => ((ulong)(left & 0xff_ffff) << 32) | ((ulong)(left >> 24) << 28) | right,
            _ => ((ulong)left << 32) | right,
        };
        for (var i = (recordSize / 4) - 1; i >= 0; i--)
            tree.Add((byte)(both >> (8 * i)));
    }

    private (UInt128 First, int Length) Place(string network)
    {
        var (first, length) = Parse(network);
        return ipVersion == 4 ? (first << 96, length - 96) : (first, length);
    }

    private void Set(string network, object side)
    {
        var (first, length) = Place(network);
        var node = _root;
        for (var depth = 0; depth < length - 1; depth++)
            node = Step(node, Bit(first, depth));
        node.Sides[Bit(first, length - 1)] = side;
    }

    private Node NodeAt(string network)
    {
        var (first, length) = Place(network);
        var node = _root;
        for (var depth = 0; depth < length; depth++)
            node = Step(node, Bit(first, depth));
        return node;
    }

    /// <summary>The node on a side; a record or nothing there is pushed down into a new one.</summary>
    private static Node Step(Node node, int side)
    {
        if (node.Sides[side] is not Node next)
        {
            next = new Node();
            next.Sides[0] = next.Sides[1] = node.Sides[side];
            node.Sides[side] = next;
        }
        return next;
    }

    private static int Bit(UInt128 address, int depth) => (int)(address >> (127 - depth)) & 1;

    private sealed class Node
    {
        /// <summary>Each a node, the octets of a field, or null.</summary>
        public object?[] Sides { get; } = new object?[2];
    }
}
