using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct io_uring_buf_reg (linux/io_uring.h): 40 octets.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct UringBufferRegistration
{
    /// <summary>The ring of <see cref="UringBuffer"/>s, on a page's border.</summary>
    public UringBuffer* Ring;

    /// <summary>A power of two.</summary>
    public uint Entries;

    public ushort Group;
    public ushort Flags;
    public fixed ulong Reserved[3];
}
