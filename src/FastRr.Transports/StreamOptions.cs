using System.Net;

namespace FastRr.Transports;

/// <summary>Limits of TCP, for all end points together.</summary>
public sealed record StreamOptions
{
    /// <summary>Most connections at a time; one more closes the longest idle. Default 4096. Fewer where the limit of
    /// open descriptors asks for it.</summary>
    public int Connections { get; init; } = 4096;

    /// <summary>Most connections of one client, an IPv4 address or an IPv6 /64; more are refused. Default 64.</summary>
    public int PerClient { get; init; } = 64;

    /// <summary>A connection is closed so long after its last complete query. Default 30 s.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A connection is closed when its client has taken nothing of a response for so long. Default 10 s.
    /// </summary>
    public TimeSpan WriteStall { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Networks to which <see cref="PerClient"/> does not apply.</summary>
    public IReadOnlyList<IPNetwork> Exempt { get; init; } = [];

    /// <summary>
    /// Connections that the kernel completes before they are accepted; it may cut this (net.core.somaxconn).
    /// </summary>
    public int Backlog { get; init; } = 4096;
}
