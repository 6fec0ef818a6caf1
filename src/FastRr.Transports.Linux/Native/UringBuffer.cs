using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>
/// struct io_uring_buf (linux/io_uring.h): 16 octets. In the first of a ring the last field is the ring's tail.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct UringBuffer
{
    public byte* Address;
    public uint Length;
    public ushort Number;
    public ushort Tail;
}
