using System.Net;
using System.Net.Sockets;

namespace FastRr.Testing.Processes;

/// <summary>Ports that a server may listen on: free on 127.0.0.1 and ::1, for UDP and TCP.</summary>
public static class LoopbackPort
{
    // Below the range that the kernel gives to clients (32 768 and up), so that no client's socket takes one
    // between the look and the bind; each test process starts at a place of its own.
    private const int First = 15_000;
    private const int Count = 15_000;
    private static int _next = Environment.ProcessId * 97 % Count;

    /// <summary>A port that was free just now; a server that finds it taken is started again with another.</summary>
    public static int Next()
    {
        for (var i = 0; i < Count; i++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            if (IsFree(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || IsFree(IPAddress.IPv6Loopback, port)))
                return port;
        }
        throw new InvalidOperationException("no loopback port is free");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var udp = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            udp.Bind(new IPEndPoint(address, port));
            using var tcp = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            tcp.Bind(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
