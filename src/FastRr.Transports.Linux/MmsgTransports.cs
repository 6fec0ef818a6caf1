using System.Net;
using FastRr.Engine;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Linux;

/// <summary>UDP by recvmmsg and sendmmsg: what `io: mmsg` means.</summary>
public static class MmsgTransports
{
    /// <summary>
    /// One transport for each CPU, all on one end point, none opened yet, to be opened in this order.
    /// </summary>
    /// <param name="endPoint">Where to listen; with more than one CPU the port can't be 0.</param>
    /// <param name="cpus">Each loop's thread is kept on its own; see <see cref="CpuAffinity.ReadCpus"/>.</param>
    /// <param name="responder">Makes the workers.</param>
    /// <param name="options">Used for each; the port is shared where there is more than one.</param>
    /// <param name="logger">Told of rare events.</param>
    public static IReadOnlyList<DatagramTransport> CreateLoops(
        IPEndPoint endPoint, IReadOnlyList<int> cpus, Responder responder, DatagramOptions options, ILogger logger) =>
        PinnedLoops.CreateAll(endPoint, cpus, responder, options, logger, (worker, shared, cpu, steering) =>
            new MmsgTransport(endPoint, worker, shared, cpu, logger) { Steering = steering });
}
