using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace FastRr.Transports.Setup;

/// <summary>
/// A bound UDP socket as every transport wants it: large buffers, no path MTU discovery, IPv6 only for IPv6.
/// </summary>
internal sealed class DatagramSocket : IDisposable
{
    private long _drops;

    private DatagramSocket(Socket socket) => Socket = socket;

    public Socket Socket { get; }

    public IPEndPoint LocalEndPoint => (IPEndPoint)Socket.LocalEndPoint!;

    /// <param name="options">Sizes and sharing.</param>
    /// <param name="endPoint">Where to bind.</param>
    /// <param name="configure">Further options, set before the bind.</param>
    /// <exception cref="SocketException">The end point can't be bound; the text says why.</exception>
    public static DatagramSocket Open(IPEndPoint endPoint, DatagramOptions options, Action<Socket>? configure = null)
    {
        Socket socket;
        try
        {
            socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        }
        catch (SocketException failure)
        {
            throw SocketSetup.Explain(failure, endPoint, "udp");
        }
        try
        {
            if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
                socket.DualMode = false;
            SetBuffers(socket, options.SocketBufferOctets);
            SetNoPathMtu(socket);
            SocketSetup.SetFreeBind(socket);
            if (options.ReusePort && OperatingSystem.IsLinux())
                RawOptions.TrySet(socket, LinuxOption.SolSocket, LinuxOption.SoReusePort, 1);
            if (OperatingSystem.IsWindows())
                IgnoreResets(socket);
            configure?.Invoke(socket);
            SocketSetup.Bind(socket, endPoint, "udp");
            return new DatagramSocket(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Datagrams the kernel dropped since the bind because the buffer was full. Linux counts in 32 bits; this
    /// carries on, if it is read once in 2^31 drops. Elsewhere 0.
    /// </summary>
    public long ReadDrops()
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        uint now;
        try
        {
            Span<uint> words = stackalloc uint[LinuxOption.MemInfoWords];
            // SAFETY: the octets of an array of unmanaged words on this frame; getsockopt fills them in machine order.
            var octets = MemoryMarshal.AsBytes(words);
            if (Socket.GetRawSocketOption(LinuxOption.SolSocket, LinuxOption.SoMemInfo, octets) < octets.Length)
                return Volatile.Read(ref _drops);
            now = words[LinuxOption.MemInfoDrops];
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            return Volatile.Read(ref _drops);
        }
        while (true)
        {
            var before = Volatile.Read(ref _drops);
            // Of two readers, the one that asked the kernel first may come second: its count is behind.
            var more = (int)(now - (uint)before);
            if (more <= 0)
                return before;
            if (Interlocked.CompareExchange(ref _drops, before + more, before) == before)
                return before + more;
        }
    }

    /// <summary>
    /// Linux only: wakes a thread that waits in a receive. What is queued can still be received, then receives
    /// return 0 octets at once. The call itself fails with ENOTCONN on a socket without a peer, after it has done
    /// this (net/ipv4/af_inet.c: inet_shutdown).
    /// </summary>
    public void ShutdownReceive()
    {
        try
        {
            Socket.Shutdown(SocketShutdown.Receive);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
        }
    }

    public void Dispose()
    {
        ReadDrops();
        Socket.Dispose();
    }

    private static void SetBuffers(Socket socket, int octets)
    {
        // The plain options are cut to net.core.rmem_max; the FORCE ones need CAP_NET_ADMIN.
        var isLinux = OperatingSystem.IsLinux();
        if (!isLinux || !RawOptions.TrySet(socket, LinuxOption.SolSocket, LinuxOption.SoRcvBufForce, octets))
            socket.ReceiveBufferSize = octets;
        if (!isLinux || !RawOptions.TrySet(socket, LinuxOption.SolSocket, LinuxOption.SoSndBufForce, octets))
            socket.SendBufferSize = octets;
    }

    /// <summary>
    /// Responses avoid fragmentation by their size, so DF is off; and a forged ICMP message can't shrink the path MTU.
    /// </summary>
    private static void SetNoPathMtu(Socket socket)
    {
        var isIPv6 = socket.AddressFamily == AddressFamily.InterNetworkV6;
        if (OperatingSystem.IsLinux())
        {
            RawOptions.TrySet(
                socket,
                isIPv6 ? LinuxOption.IpProtoIpv6 : LinuxOption.IpProtoIp,
                isIPv6 ? LinuxOption.Ipv6MtuDiscover : LinuxOption.IpMtuDiscover,
                LinuxOption.PmtuDiscOmit);
            return;
        }
        if (isIPv6)
            return;
        try
        {
            socket.DontFragment = false;
        }
        catch (SocketException)
        {
            // DF is off already where the system has no switch for it.
        }
    }

    /// <summary>An ICMP port unreachable of one peer must not fail the next receive (SIO_UDP_CONNRESET).</summary>
    private static void IgnoreResets(Socket socket)
    {
        const int SioUdpConnReset = unchecked((int)0x9800000C);
        socket.IOControl(SioUdpConnReset, [0, 0, 0, 0], null);
    }
}
