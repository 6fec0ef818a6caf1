using FastRr.Benchmarks.Data;
using FastRr.Engine;

namespace FastRr.Benchmarks.Engine;

/// <summary>Messages in slots of their own, as in a receive loop; queries come round in the order given.</summary>
internal sealed class MessageBatch(OctetStrings queries)
{
    public const int Length = 16;

    // As the transports lay them out: room for a message and some slack, an odd number of cache lines.
    private const int SlotOctets = Workers.MessageOctets + 64;
    private readonly byte[] _slots = new byte[Length * SlotOctets];
    private readonly int[] _lengths = new int[Length];
    private int _next;

    /// <summary>What the kernel does: the next queries into the slots.</summary>
    public void Receive()
    {
        for (var i = 0; i < Length; i++)
        {
            var query = queries[_next];
            query.CopyTo(_slots.AsSpan(i * SlotOctets));
            _lengths[i] = query.Length;
            _next = _next + 1 == queries.Count ? 0 : _next + 1;
        }
    }

    public void Touch(ResponderWorker worker)
    {
        for (var i = 0; i < Length; i++)
            worker.Touch(_slots.AsSpan(i * SlotOctets, _lengths[i]));
    }

    public int Answer(ResponderWorker worker)
    {
        var requestor = Workers.Requestor;
        var octets = 0;
        for (var i = 0; i < Length; i++)
            octets += worker.Respond(_slots.AsSpan(i * SlotOctets, SlotOctets), _lengths[i], in requestor);
        return octets;
    }
}
