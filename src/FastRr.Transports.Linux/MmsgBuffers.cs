using System.Runtime.InteropServices;
using FastRr.Transports.Linux.Native;

namespace FastRr.Transports.Linux;

/// <summary>
/// The native memory of one receive loop: headers, vectors, peers, control data and a slot for each message. Every
/// header points to its own parts, so swapping two headers swaps the messages. Touched by one thread.
/// </summary>
internal sealed unsafe class MmsgBuffers : IDisposable
{
    private const int CacheLine = 64;

    /// <summary>struct sockaddr_in6 is 28 octets.</summary>
    public const int PeerOctets = 32;

    /// <summary>One cmsghdr of 16 octets with in6_pktinfo of 20, rounded up to 8.</summary>
    public const int ControlOctets = 40;

    private void* _memory;

    /// <param name="count">Messages in a batch.</param>
    /// <param name="messageOctets">The longest query and the longest response.</param>
    /// <param name="withControl">Room for the destination address of each datagram.</param>
    public MmsgBuffers(int count, int messageOctets, bool withControl)
    {
        Count = count;
        MessageOctets = messageOctets;
        SlotOctets = RoundUp(messageOctets + Answering.Slack, CacheLine);
        // An odd number of lines: slots a power of two apart would share few sets of the first-level cache.
        if (SlotOctets / CacheLine % 2 == 0)
            SlotOctets += CacheLine;
        ControlLength = withControl ? ControlOctets : 0;

        var headers = RoundUp(count * sizeof(BatchHeader), CacheLine);
        var vectors = RoundUp(count * sizeof(IoVector), CacheLine);
        var peers = RoundUp(count * PeerOctets, CacheLine);
        var control = RoundUp(count * ControlOctets, CacheLine);
        var octets = (nuint)(headers + vectors + peers + control) + ((nuint)count * (nuint)SlotOctets);
        _memory = NativeMemory.AlignedAlloc(octets, 4096);
        NativeMemory.Clear(_memory, octets);

        var at = (byte*)_memory;
        Headers = (BatchHeader*)at;
        var vector = (IoVector*)(at + headers);
        var peer = at + headers + vectors;
        var data = peer + peers;
        var slot = data + control;
        for (var i = 0; i < count; i++)
        {
            vector[i].Base = slot + ((nuint)i * (nuint)SlotOctets);
            Headers[i].Header.Name = peer + (i * PeerOctets);
            Headers[i].Header.Vectors = vector + i;
            Headers[i].Header.VectorCount = 1;
            Headers[i].Header.Control = withControl ? data + (i * ControlOctets) : null;
        }
        PrepareReceive(count);
    }

    public int Count { get; }

    public int MessageOctets { get; }

    /// <summary>From one slot to the next; what a worker may read and write.</summary>
    public int SlotOctets { get; }

    public BatchHeader* Headers { get; }

    private int ControlLength { get; }

    /// <summary>Gives the first <paramref name="count"/> headers the lengths a receive starts from.</summary>
    public void PrepareReceive(int count)
    {
        for (var header = Headers; header < Headers + count; header++)
        {
            header->Header.NameLength = PeerOctets;
            header->Header.Vectors->Length = (nuint)MessageOctets;
            header->Header.ControlLength = (nuint)ControlLength;
            header->Header.Flags = 0;
        }
    }

    public void Swap(int left, int right) => (Headers[left], Headers[right]) = (Headers[right], Headers[left]);

    public void Dispose()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }

    private static int RoundUp(int value, int unit) => (value + unit - 1) / unit * unit;
}
