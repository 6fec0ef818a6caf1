using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct in_pktinfo (ip(7)): 12 octets. Addresses in network order.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IPv4PacketInfo
{
    public int InterfaceIndex;

    /// <summary>Received: our address that the datagram was for. Sent: the source.</summary>
    public uint SpecificDestination;

    public uint Destination;
}
