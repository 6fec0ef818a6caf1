using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct io_uring_cqe (linux/io_uring.h): 16 octets.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct UringCompletion
{
    private const uint HasBufferFlag = 1 << 0;
    private const uint HasMoreFlag = 1 << 1;
    private const int BufferShift = 16;

    public ulong UserData;

    /// <summary>What the system call of that name would return; an error is negative.</summary>
    public int Result;

    public uint Flags;

    /// <summary>IORING_CQE_F_BUFFER: a provided buffer was taken.</summary>
    public readonly bool HasBuffer => (Flags & HasBufferFlag) != 0;

    /// <summary>IORING_CQE_F_MORE: the request is still there, and will complete again.</summary>
    public readonly bool HasMore => (Flags & HasMoreFlag) != 0;

    /// <summary>Which buffer.</summary>
    public readonly ushort Buffer => (ushort)(Flags >> BufferShift);
}
