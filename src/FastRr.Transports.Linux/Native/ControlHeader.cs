using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct cmsghdr (cmsg(3)): 16 octets on 64-bit systems, the data right behind it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ControlHeader
{
    public nuint Length;
    public int Level;
    public int Type;
}
