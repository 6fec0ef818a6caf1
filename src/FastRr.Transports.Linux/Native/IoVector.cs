using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct iovec (readv(2)): 16 octets on 64-bit systems.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IoVector
{
    public byte* Base;
    public nuint Length;
}
