using System.Net;

namespace FastRr.Server.Configuration;

/// <summary>The section <c>server</c>.</summary>
internal sealed record ServerSettings
{
    /// <summary>UDP and TCP on each.</summary>
    public IReadOnlyList<IPEndPoint> Listen { get; init; } =
        [new(IPAddress.Loopback, 5300), new(IPAddress.IPv6Loopback, 5300)];

    public IoKind Io { get; init; } = IoKind.Auto;

    /// <summary>Receive loops per listen address; null: one per CPU the process may use.</summary>
    public int? Workers { get; init; }

    /// <summary>Each worker turns answers by itself, instead of all together.</summary>
    public bool RotatesPerWorker { get; init; }

    /// <summary>A datagram goes to the loop on the CPU that took it in, instead of by a hash.</summary>
    public bool SteersByCpu { get; init; }

    /// <summary>NSID and CH TXT id.server; null: neither is answered.</summary>
    public string? Identity { get; init; }

    /// <summary>CH TXT version.bind; null: REFUSED.</summary>
    public string? Version { get; init; }

    /// <summary>Octets of the largest response over UDP.</summary>
    public int UdpPayload { get; init; } = 1232;

    /// <summary>Where <c>/metrics</c>, <c>/healthz</c> and <c>/readyz</c> are; null: nowhere.</summary>
    public IPEndPoint? Metrics { get; init; }

    public TcpSettings Tcp { get; init; } = new();

    public LogSettings Log { get; init; } = new();
}
