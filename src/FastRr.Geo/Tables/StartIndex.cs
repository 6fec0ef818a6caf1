using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastRr.Geo.Tables;

/// <summary>
/// Starts of ranges of 64-bit addresses in order, and over them nodes that divide where the starts are: each cuts the
/// span from its first start to its last into slots of equal width, and a slot with more starts than a block holds has
/// a node of its own. IPv6 is all but empty, and crowded where it is not: three nodes lead to most addresses.
/// </summary>
internal sealed class StartIndex
{
    // So few starts in a slot on average that a block seldom overflows.
    private const int StartsPerSlot = 4;
    private const int MaxSlots = 1 << 16;

    // Padded with a block of the highest address, so that a block can be read anywhere.
    private readonly ulong[] _starts;

    // The range of a slot's first address, or the complement of a node's number.
    private readonly int[] _slots;
    private readonly Node[] _nodes;

    // Of the first node.
    private readonly int _shift;
    private readonly uint _lastSlot;

    /// <param name="starts">Ascending, 0 first.</param>
    public StartIndex(ReadOnlySpan<ulong> starts)
    {
        Count = starts.Length;
        _starts = new ulong[starts.Length + StartBlock.Length64];
        starts.CopyTo(_starts);
        _starts.AsSpan(starts.Length).Fill(ulong.MaxValue);
        var slots = new List<int>();
        var nodes = new List<Node>();
        AddNode(0, Count, slots, nodes);
        (_slots, _nodes) = (slots.ToArray(), nodes.ToArray());
        (_shift, _lastSlot) = (nodes[0].Shift, (uint)nodes[0].LastSlot);
    }

    /// <summary>Ranges.</summary>
    public int Count { get; }

    /// <summary>Octets of the arrays.</summary>
    public long OctetCount => ((long)_starts.Length * sizeof(ulong)) + ((long)_slots.Length * sizeof(int))
        + ((long)_nodes.Length * Node.OctetCount);

    /// <summary>The first address of a range, and the first one behind it, 0 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (ulong Start, ulong Next) EndsOf(int index)
    {
        var ends = _starts.AsSpan(index, 2);
        return (ends[0], index + 1 < Count ? ends[1] : 0);
    }

    /// <summary>The range that holds an address: the last one that starts there or before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(ulong address)
    {
        // The first node starts at 0: nothing lies before it.
        var entry = _slots[(int)Math.Min(address >> _shift, _lastSlot)];
        while (entry < 0)
        {
            ref readonly var node = ref _nodes[~entry];
            entry = _slots[node.FirstSlot + node.SlotOf(address)];
        }
        // The padding is at the highest address, which is in the last range.
        return Math.Min(entry + StartBlock.CountAtOrBefore(_starts, entry, address), Count) - 1;
    }

    /// <summary>Adds a node over some starts, and those below it.</summary>
    /// <param name="first">The first of the starts.</param>
    /// <param name="end">Behind the last of them.</param>
    /// <param name="slots">Takes slots.</param>
    /// <param name="nodes">Takes nodes.</param>
    private void AddNode(int first, int end, List<int> slots, List<Node> nodes)
    {
        var span = _starts[end - 1] - _starts[first];
        // Two at least: a shift by all 64 bits would be a shift by none.
        var wanted = Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)(end - first) / StartsPerSlot), 2, MaxSlots);
        var shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(span) - BitOperations.Log2(wanted));
        var node = new Node(_starts[first], slots.Count, (int)(span >> shift), shift);
        nodes.Add(node);
        for (var slot = 0; slot <= node.LastSlot; slot++)
            slots.Add(0);
        var next = first;
        for (var slot = 0; slot <= node.LastSlot; slot++)
        {
            // The range before the first start goes on into the first slot.
            var before = Math.Max(next - 1, 0);
            var from = next;
            while (next < end && node.SlotOf(_starts[next]) == slot)
                next++;
            var isCrowded = next - before > StartBlock.Length64;
            slots[node.FirstSlot + slot] = isCrowded ? ~nodes.Count : before;
            if (isCrowded)
                AddNode(from, next, slots, nodes);
        }
    }

    /// <param name="Base">The first start.</param>
    /// <param name="FirstSlot">Place of its first slot.</param>
    /// <param name="LastSlot">Slots but one.</param>
    /// <param name="Shift">Bits of the width of a slot.</param>
    private readonly record struct Node(ulong Base, int FirstSlot, int LastSlot, int Shift)
    {
        public const int OctetCount = 24;

        /// <summary>What lies before the first start is in the first slot, what lies behind the last in the last one.
        /// </summary>
        public int SlotOf(ulong address) =>
            (int)Math.Min((address - Math.Min(address, Base)) >> Shift, (uint)LastSlot);
    }
}
