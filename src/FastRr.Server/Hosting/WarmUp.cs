using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime;
using FastRr.Server.Commands;
using FastRr.Server.Configuration;
using FastRr.Server.Demo;
using FastRr.Server.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastRr.Server.Hosting;

/// <summary>
/// Puts queries to a server of its own inside the process, until the runtime has compiled what answers them for good:
/// it does so in steps, by what it has seen. Without it the first seconds under full load cost half as much again.
/// </summary>
internal static class WarmUp
{
    // Every question with every OPT.
    private const int Batch = 64;

    // The runtime takes a tenth of a second between its steps.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan DatagramPatience = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StreamPatience = TimeSpan.FromSeconds(5);

    private static LoadingProgress Silent => new(
        new CommandEnvironment { Output = TextWriter.Null, Error = TextWriter.Null }, TimeProvider.System);

    /// <summary>Starts it on a thread of its own, which ends by itself.</summary>
    /// <param name="settings">Of the real server: the same code is warmed that will answer.</param>
    /// <param name="logger">Told how it went.</param>
    /// <param name="stopping">Ends it before its time.</param>
    public static Thread Start(ServerSettings settings, ILogger logger, CancellationToken stopping)
    {
        var thread = new Thread(() => Run(settings, logger, stopping)) { IsBackground = true, Name = "warm-up" };
        thread.Start();
        return thread;
    }

    /// <summary>Runs until nothing more is compiled.</summary>
    internal static void Run(ServerSettings settings, ILogger logger, CancellationToken stopping)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var address = new IPEndPoint(IPAddress.Loopback, 0);
            using var server = new DnsServer(
                settings with { Listen = [address], Workers = 1 }, NullLoggerFactory.Instance);
            server.Open();
            server.Start();
            var demo = DemoConfiguration.Create();
            server.Publish(ServedDataLoader.Load(
                demo, new FindingCollector(), Silent, opensDatabases: true, CancellationToken.None));
            Ask(server.EndPoints[0], clock, stopping);
            ServerLog.WarmedUp(logger, server.ReadCounters().Queries, (int)clock.ElapsedMilliseconds);
        }
#pragma warning disable CA1031 // Nothing depends on it but speed: it must not end the server, whatever the reason.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ServerLog.NotWarmedUp(logger, failure.Message);
        }
    }

    private static void Ask(IPEndPoint endPoint, Stopwatch clock, CancellationToken stopping)
    {
        var queries = WarmUpQueries.Compose(Batch);
        using var datagrams = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        using var stream = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        // A datagram may be lost; what comes over a connection comes, if late on a busy machine.
        datagrams.ReceiveTimeout = (int)DatagramPatience.TotalMilliseconds;
        stream.ReceiveTimeout = (int)StreamPatience.TotalMilliseconds;
        datagrams.Connect(endPoint);
        stream.Connect(endPoint);
        var room = new byte[ushort.MaxValue];
        var compiled = JitInfo.GetCompiledMethodCount();
        var since = clock.Elapsed;
        while (clock.Elapsed < Longest && clock.Elapsed - since < Quiet && !stopping.IsCancellationRequested)
        {
            AskDatagrams(datagrams, queries, room);
            AskStream(stream, queries, room);
            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled)
            {
                compiled = now;
                since = clock.Elapsed;
            }
            Thread.Sleep(Pause);
        }
    }

    private static void AskDatagrams(Socket socket, byte[][] queries, byte[] room)
    {
        try
        {
            foreach (var query in queries)
                socket.Send(query);
            for (var i = 0; i < queries.Length; i++)
                socket.Receive(room);
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.TimedOut)
        {
            // One was lost: the next batch comes all the same.
        }
    }

    private static void AskStream(Socket socket, byte[][] queries, byte[] octets)
    {
        var length = 0;
        foreach (var query in queries)
        {
            // RFC 1035 §4.2.2: two octets of length stand before each message.
            octets[length++] = (byte)(query.Length >> 8);
            octets[length++] = (byte)query.Length;
            query.CopyTo(octets, length);
            length += query.Length;
        }
        socket.Send(octets.AsSpan(0, length));
        for (var i = 0; i < queries.Length; i++)
        {
            Receive(octets.AsSpan(0, 2));
            Receive(octets.AsSpan(0, (octets[0] << 8) | octets[1]));
        }

        void Receive(Span<byte> rest)
        {
            while (!rest.IsEmpty)
            {
                var received = socket.Receive(rest);
                if (received == 0)
                    throw new IOException("the connection was closed");
                rest = rest[received..];
            }
        }
    }
}
