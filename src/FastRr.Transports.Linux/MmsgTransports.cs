using System.Net;
using FastRr.Engine;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Linux;

/// <summary>UDP by recvmmsg and sendmmsg: what `io: mmsg` means.</summary>
public static class MmsgTransports
{
    /// <summary>One transport for each CPU, all on one end point, none opened yet.</summary>
    /// <param name="endPoint">Where to listen; with more than one CPU the port can't be 0.</param>
    /// <param name="cpus">Each loop's thread is kept on its own; see <see cref="CpuAffinity.ReadCpus"/>.</param>
    /// <param name="responder">Makes the workers.</param>
    /// <param name="options">Used for each; the port is shared where there is more than one.</param>
    /// <param name="logger">Told of rare events.</param>
    public static IReadOnlyList<DatagramTransport> CreateLoops(
        IPEndPoint endPoint, IReadOnlyList<int> cpus, Responder responder, DatagramOptions options, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        ArgumentNullException.ThrowIfNull(cpus);
        ArgumentNullException.ThrowIfNull(responder);
        ArgumentNullException.ThrowIfNull(options);
        if (cpus.Count > 1 && endPoint.Port == 0)
            throw new ArgumentException("Loops that share an end point need its port.", nameof(endPoint));
        var shared = options with { ReusePort = cpus.Count > 1 || options.ReusePort };
        var loops = new DatagramTransport[cpus.Count];
        for (var i = 0; i < loops.Length; i++)
            loops[i] = new MmsgTransport(endPoint, responder.CreateWorker(), shared, cpus[i], logger);
        return loops;
    }
}
