using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct mmsghdr (recvmmsg(2)): 64 octets on 64-bit systems, the length at 56.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BatchHeader
{
    public MessageHeader Header;

    /// <summary>Octets received or sent.</summary>
    public uint Length;
}
