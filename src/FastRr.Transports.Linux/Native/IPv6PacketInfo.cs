using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct in6_pktinfo (ipv6(7), RFC 3542 §6.1): 20 octets. The address in network order.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IPv6PacketInfo
{
    public fixed byte Address[16];
    public uint InterfaceIndex;
}
