using System.Net;
using FastRr.Engine;
using FastRr.Transports.Linux.Native;
using FastRr.Transports.Linux.Steering;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Linux;

/// <summary>Seats loops on CPUs, all on one end point.</summary>
internal static class PinnedLoops
{
    /// <summary>Makes one loop.</summary>
    /// <param name="worker">Its own.</param>
    /// <param name="options">Those of all.</param>
    /// <param name="cpu">Where its thread runs.</param>
    /// <param name="steering">For the one that is opened last.</param>
    public delegate DatagramTransport Create(
        ResponderWorker worker, DatagramOptions options, int cpu, FilterInstruction[]? steering);

    /// <summary>One transport for each CPU, none opened yet, to be opened in this order.</summary>
    public static IReadOnlyList<DatagramTransport> CreateAll(
        IPEndPoint endPoint, IReadOnlyList<int> cpus, Responder responder, DatagramOptions options, ILogger logger,
        Create create)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        ArgumentNullException.ThrowIfNull(cpus);
        ArgumentNullException.ThrowIfNull(responder);
        ArgumentNullException.ThrowIfNull(options);
        if (cpus.Count > 1 && endPoint.Port == 0)
            throw new ArgumentException("Loops that share an end point need its port.", nameof(endPoint));
        var shared = options with { ReusePort = cpus.Count > 1 || options.ReusePort };
        var steering = options.SteersByCpu && cpus.Count > 1 ? CpuSteering.Build(cpus) : null;
        if (options.SteersByCpu && cpus.Count > 1 && steering is null)
            TransportLog.NotSteered(logger, endPoint, "there are more loops than CPUs");
        var loops = new DatagramTransport[cpus.Count];
        for (var i = 0; i < loops.Length; i++)
            loops[i] = create(responder.CreateWorker(), shared, cpus[i], i == loops.Length - 1 ? steering : null);
        return loops;
    }
}
