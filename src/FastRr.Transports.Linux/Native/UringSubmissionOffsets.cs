using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct io_sqring_offsets (linux/io_uring.h): 40 octets. Where each part lies in the mapping.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct UringSubmissionOffsets
{
    public uint Head;
    public uint Tail;
    public uint Mask;
    public uint Entries;
    public uint Flags;
    public uint Dropped;
    public uint Array;
    public uint Reserved;
    public ulong UserAddress;
}
