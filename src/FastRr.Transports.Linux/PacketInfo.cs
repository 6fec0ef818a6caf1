using System.Net.Sockets;
using FastRr.Transports.Linux.Native;
using FastRr.Transports.Setup;

namespace FastRr.Transports.Linux;

/// <summary>
/// Answers from the address that was asked, on sockets bound to a wildcard: the control data that came with the
/// query goes out with the response.
/// </summary>
internal static unsafe class PacketInfo
{
    /// <summary>Asks the kernel for the destination address of each datagram.</summary>
    public static void Enable(Socket socket)
    {
        if (socket.AddressFamily == AddressFamily.InterNetworkV6)
            RawOptions.TrySet(socket, LinuxOption.IpProtoIpv6, LinuxOption.Ipv6RecvPktInfo, 1);
        else
            RawOptions.TrySet(socket, LinuxOption.IpProtoIp, LinuxOption.IpPktInfo, 1);
    }

    /// <summary>Turns received control data into what sendmsg wants: the same source, any interface.</summary>
    public static void TurnRound(ref MessageHeader header)
    {
        var control = (ControlHeader*)header.Control;
        var data = header.Control + sizeof(ControlHeader);
        if (header.ControlLength >= (nuint)(sizeof(ControlHeader) + sizeof(IPv4PacketInfo))
            && control->Level == LinuxOption.IpProtoIp && control->Type == LinuxOption.IpPktInfo)
        {
            // The way back may lead over another interface than the way here.
            ((IPv4PacketInfo*)data)->InterfaceIndex = 0;
        }
        else if (header.ControlLength >= (nuint)(sizeof(ControlHeader) + sizeof(IPv6PacketInfo))
            && control->Level == LinuxOption.IpProtoIpv6 && control->Type == LinuxOption.Ipv6PktInfo)
        {
            // RFC 4007 §6: a link-local address means nothing without its link.
            var info = (IPv6PacketInfo*)data;
            if (info->Address[0] != 0xFE || (info->Address[1] & 0xC0) != 0x80)
                info->InterfaceIndex = 0;
        }
        else
        {
            header.ControlLength = 0;
        }
    }
}
