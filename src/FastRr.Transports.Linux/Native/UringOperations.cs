using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct io_uring_probe (linux/io_uring.h): 16 octets; an <see cref="UringOperation"/> each follow.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct UringOperations
{
    public byte Last;

    /// <summary>How many follow.</summary>
    public byte Count;

    public ushort Reserved;
    public uint Reserved1;
    public uint Reserved2;
    public uint Reserved3;
}
