using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct io_uring_probe_op (linux/io_uring.h): 8 octets.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct UringOperation
{
    private const ushort SupportedFlag = 1;

    public byte Operation;
    public byte Reserved;
    public ushort Flags;
    public uint MoreReserved;

    /// <summary>IO_URING_OP_SUPPORTED.</summary>
    public readonly bool IsSupported => (Flags & SupportedFlag) != 0;
}
