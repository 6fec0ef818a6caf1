using System.Net;
using System.Net.Sockets;

namespace FastRr.Transports.Setup;

/// <summary>Options that UDP sockets and TCP listeners share, and errors a person can act on.</summary>
internal static class SocketSetup
{
    /// <summary>Addresses that are not yet on the host are bound all the same (anycast, VRRP).</summary>
    public static void SetFreeBind(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
            return;
        if (socket.AddressFamily == AddressFamily.InterNetworkV6)
            RawOptions.TrySet(socket, LinuxOption.IpProtoIpv6, LinuxOption.Ipv6FreeBind, 1);
        else
            RawOptions.TrySet(socket, LinuxOption.IpProtoIp, LinuxOption.IpFreeBind, 1);
    }

    /// <summary>Binds, or throws with a text that names the end point and the way out.</summary>
    public static void Bind(Socket socket, IPEndPoint endPoint, string protocol)
    {
        try
        {
            socket.Bind(endPoint);
        }
        catch (SocketException failure)
        {
            throw Explain(failure, endPoint, protocol);
        }
    }

    public static SocketException Explain(SocketException failure, IPEndPoint endPoint, string protocol)
    {
        var reason = failure.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => "another program listens there",
            SocketError.AccessDenied => "ports below 1024 need root or CAP_NET_BIND_SERVICE",
            SocketError.AddressNotAvailable => "the address is not on this host",
            SocketError.AddressFamilyNotSupported => "this host has no such address family",
            _ => failure.Message,
        };
        return new SocketException((int)failure.SocketErrorCode, $"{protocol} {endPoint}: {reason}");
    }
}
