using FastRr.Transports.Linux.Native;

namespace FastRr.Transports.Linux.Uring;

/// <summary>
/// Buffers that the kernel takes, one for each datagram, and the ring they are offered in. Touched by one thread and
/// the kernel. In a buffer lie struct io_uring_recvmsg_out, the peer, control data, and the message.
/// </summary>
internal sealed unsafe class UringBuffers : IDisposable
{
    /// <summary>
    /// A burst that takes them all ends the receive, which costs one more request. 1024 are ten milliseconds at
    /// 100 k/s. A power of two.
    /// </summary>
    public const int DefaultCount = 1024;

    private const int CacheLine = 64;
    private const int Page = 4096;

    // struct sockaddr_in is 16 octets, struct sockaddr_in6 28; rounded up so that control data is aligned.
    private const int IPv4PeerOctets = 16;
    private const int IPv6PeerOctets = 32;

    private readonly nuint _octets;
    private readonly byte* _slots;
    private readonly int _slotOctets;
    private readonly int _peerRoom;
    private readonly uint _offeredOctets;
    private byte* _memory;
    private ushort _tail;

    /// <param name="count">A power of two, at most 32768.</param>
    /// <param name="messageOctets">The longest query and the longest response.</param>
    /// <param name="isIPv6">Decides the room for the peer.</param>
    /// <param name="withControl">Room for the destination address of each datagram.</param>
    /// <exception cref="UringException">There is no memory.</exception>
    public UringBuffers(int count, int messageOctets, bool isIPv6, bool withControl)
    {
        Count = count;
        _peerRoom = isIPv6 ? IPv6PeerOctets : IPv4PeerOctets;
        var controlRoom = withControl ? MmsgBuffers.ControlOctets : 0;
        MessageOffset = sizeof(UringReceived) + _peerRoom + controlRoom;
        _offeredOctets = (uint)(MessageOffset + messageOctets);
        _slotOctets = RoundUp(MessageOffset + messageOctets + Answering.Slack, CacheLine);
        // An odd number of lines: slots a power of two apart would share few sets of the first-level cache.
        if (_slotOctets / CacheLine % 2 == 0)
            _slotOctets += CacheLine;

        var ring = RoundUp(count * sizeof(UringBuffer), Page);
        _octets = (nuint)(ring + CacheLine) + ((nuint)count * (nuint)_slotOctets);
        _memory = UringMemory.Map(_octets);
        Ring = (UringBuffer*)_memory;
        Receive = (MessageHeader*)(_memory + ring);
        Receive->NameLength = (uint)_peerRoom;
        Receive->ControlLength = (nuint)controlRoom;
        _slots = _memory + ring + CacheLine;
        for (var number = 0; number < count; number++)
            Offer((ushort)number);
        Publish();
    }

    public int Count { get; }

    /// <summary>What the kernel is told where the buffers are offered.</summary>
    public UringBuffer* Ring { get; }

    /// <summary>How a receive divides a buffer: the room for the peer and for control data.</summary>
    public MessageHeader* Receive { get; }

    /// <summary>Where in a buffer the message starts.</summary>
    public int MessageOffset { get; }

    /// <summary>From the start of a message; what a worker may read and write.</summary>
    public int MessageRoom => _slotOctets - MessageOffset;

    /// <summary>What the kernel says of the datagram.</summary>
    public UringReceived* Received(int number) => (UringReceived*)(_slots + ((nuint)number * (nuint)_slotOctets));

    public static byte* Peer(UringReceived* received) => (byte*)(received + 1);

    public byte* Control(UringReceived* received) => (byte*)(received + 1) + _peerRoom;

    public byte* Message(UringReceived* received) => (byte*)received + MessageOffset;

    /// <summary>Puts a buffer back, for <see cref="Publish"/> to show to the kernel.</summary>
    public void Offer(ushort number)
    {
        var place = Ring + (_tail++ & (Count - 1));
        place->Address = (byte*)Received(number);
        place->Length = _offeredOctets;
        place->Number = number;
    }

    // The tail lies in the first place's last field: what stands in the places has to be seen before it is.
    public void Publish() => Volatile.Write(ref Ring->Tail, _tail);

    public void Dispose()
    {
        if (_memory is not null)
            _ = MemoryCalls.Unmap(_memory, _octets);
        _memory = null;
    }

    private static int RoundUp(int value, int unit) => (value + unit - 1) / unit * unit;
}
