using System.Net;

namespace FastRr.Server.Configuration;

/// <summary>The section <c>server.tcp</c>.</summary>
internal sealed record TcpSettings
{
    /// <summary>Connections open at once, in all.</summary>
    public int Connections { get; init; } = 4096;

    /// <summary>Connections open at once from one address.</summary>
    public int PerClient { get; init; } = 64;

    /// <summary>From the last complete query to the close.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Networks free of <see cref="PerClient"/>.</summary>
    public IReadOnlyList<IPNetwork> Exempt { get; init; } = [];
}
