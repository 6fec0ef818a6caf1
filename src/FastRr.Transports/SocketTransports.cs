using System.Net;
using FastRr.Engine;
using FastRr.Transports.Setup;
using FastRr.Transports.Sockets;
using FastRr.Transports.Wildcards;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports;

/// <summary>UDP on the sockets of .NET, for every system: what `io: sockets` means.</summary>
public static class SocketTransports
{
    /// <summary>
    /// Receives in flight for each worker, where one socket must keep all CPUs busy: one being answered, one that
    /// waits.
    /// </summary>
    private const int ReceivesPerWorker = 2;

    /// <summary>
    /// The transports that serve one end point, none opened yet. On Linux threads in synchronous calls, a SO_REUSEPORT
    /// socket each; elsewhere one socket with several receives in flight. README.md of this folder has the figures.
    /// </summary>
    /// <param name="endPoint">Where to listen, with a port; a wildcard is served by sockets for each address of the
    /// host.</param>
    /// <param name="workers">CPUs to keep busy, from 1.</param>
    /// <param name="responder">Makes the workers.</param>
    /// <param name="options">Used for each.</param>
    /// <param name="logger">Told of rare events.</param>
    public static IReadOnlyList<DatagramTransport> CreateLoops(
        IPEndPoint endPoint, int workers, Responder responder, DatagramOptions options, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        ArgumentNullException.ThrowIfNull(responder);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var isWildcard = endPoint.Address.Equals(IPAddress.Any) || endPoint.Address.Equals(IPAddress.IPv6Any);
        if (endPoint.Port == 0 && (isWildcard || workers > 1))
            throw new ArgumentException("Sockets that share a port need to be told which.", nameof(endPoint));

        var isBlocking = OperatingSystem.IsLinux();
        var seats = isBlocking ? workers : workers * ReceivesPerWorker;
        var shared = options with { ReusePort = isBlocking && (workers > 1 || options.ReusePort) };
        IReadOnlyList<DatagramTransport> CreateAt(IPEndPoint at, ResponderWorker[] seated) => isBlocking
            ? CreateBlocking(at, seated, shared, logger)
            : [new EventSocketTransport(at, seated, shared, sharesSocket: true, logger)];

        if (isWildcard)
            return [new WildcardTransport(endPoint, responder, seats, CreateAt, LocalAddresses.Read, shared, logger)];
        var all = new ResponderWorker[seats];
        for (var i = 0; i < all.Length; i++)
            all[i] = responder.CreateWorker();
        return CreateAt(endPoint, all);
    }

    private static DatagramTransport[] CreateBlocking(
        IPEndPoint endPoint, ResponderWorker[] workers, DatagramOptions options, ILogger logger)
    {
        var loops = new DatagramTransport[workers.Length];
        for (var i = 0; i < loops.Length; i++)
            loops[i] = new BlockingSocketTransport(endPoint, workers[i], options, logger);
        return loops;
    }
}
