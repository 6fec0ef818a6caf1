using System.Net;
using System.Net.Sockets;
using Xunit;

namespace FastRr.Testing.Processes;

/// <summary>Whether this machine has ::1: a container may be without.</summary>
public static class Ipv6
{
    public static bool IsAvailable { get; } = CanBind();

    /// <summary>Skips the test where ::1 is missing.</summary>
    public static void Require() => Assert.SkipUnless(IsAvailable, "this machine has no ::1");

    private static bool CanBind()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
