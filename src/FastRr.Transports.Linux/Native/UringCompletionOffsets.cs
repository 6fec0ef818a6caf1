using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct io_cqring_offsets (linux/io_uring.h): 40 octets. Where each part lies in the mapping.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct UringCompletionOffsets
{
    public uint Head;
    public uint Tail;
    public uint Mask;
    public uint Entries;
    public uint Overflow;
    public uint Completions;
    public uint Flags;
    public uint Reserved;
    public ulong UserAddress;
}
