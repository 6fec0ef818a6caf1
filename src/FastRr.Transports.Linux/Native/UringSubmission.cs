using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct io_uring_sqe (linux/io_uring.h): 64 octets, as receives and sends use it.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal unsafe struct UringSubmission
{
    /// <summary>IORING_OP_NOP.</summary>
    public const byte Nothing = 0;

    /// <summary>IORING_OP_POLL_ADD; what to wait for stands in <see cref="MessageFlags"/>.</summary>
    public const byte Poll = 6;

    /// <summary>IORING_OP_SENDMSG.</summary>
    public const byte SendMessage = 9;

    /// <summary>IORING_OP_RECVMSG.</summary>
    public const byte ReceiveMessage = 10;

    /// <summary>IORING_OP_ASYNC_CANCEL; of which request stands in <see cref="Address"/>.</summary>
    public const byte Cancel = 14;

    /// <summary>IORING_OP_SEND; to an address since 6.1.</summary>
    public const byte Send = 26;

    /// <summary>POLLIN: there is something to read.</summary>
    public const uint Readable = 1;

    /// <summary>IOSQE_FIXED_FILE: the descriptor is the index of a registered one.</summary>
    public const byte RegisteredFile = 1 << 0;

    /// <summary>IOSQE_BUFFER_SELECT: into a buffer of <see cref="BufferGroup"/>.</summary>
    public const byte SelectsBuffer = 1 << 5;

    /// <summary>IOSQE_CQE_SKIP_SUCCESS: completes in silence, unless it fails.</summary>
    public const byte SilentSuccess = 1 << 6;

    /// <summary>IORING_RECV_MULTISHOT (6.0 with RECVMSG): stays and completes for every datagram.</summary>
    public const ushort Multishot = 1 << 1;

    [FieldOffset(0)] public byte Operation;
    [FieldOffset(1)] public byte Flags;

    /// <summary>ioprio, which receives and sends use for flags of their own.</summary>
    [FieldOffset(2)] public ushort SocketFlags;

    [FieldOffset(4)] public int Descriptor;

    /// <summary>addr2: where <see cref="Send"/> sends to.</summary>
    [FieldOffset(8)] public byte* Destination;

    /// <summary>addr: octets of a datagram, or a struct msghdr, or user data.</summary>
    [FieldOffset(16)] public void* Address;

    /// <summary>Octets of a datagram; 1 for a struct msghdr.</summary>
    [FieldOffset(24)] public uint Length;

    /// <summary>MSG_ flags, or poll's.</summary>
    [FieldOffset(28)] public uint MessageFlags;

    /// <summary>Comes back with the completion.</summary>
    [FieldOffset(32)] public ulong UserData;

    [FieldOffset(40)] public ushort BufferGroup;

    /// <summary>Octets at <see cref="Destination"/>.</summary>
    [FieldOffset(44)] public ushort DestinationLength;
}
