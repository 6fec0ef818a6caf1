namespace FastRr.Engine;

/// <summary>Settings of a responder, fixed for its life.</summary>
public sealed record ResponderOptions
{
    /// <summary>NSID and <c>id.server</c>, at most 255 octets of UTF-8; null: neither is answered.</summary>
    public string? Identity { get; init; }

    /// <summary><c>version.bind</c>, at most 255 octets of UTF-8; null: REFUSED.</summary>
    public string? Version { get; init; }

    /// <summary>Octets of the largest UDP response, and what our OPT says; 512 to 65 535.</summary>
    public int UdpPayloadSize { get; init; } = 1232;

    /// <summary>Each worker turns answers by itself, instead of all together.</summary>
    public bool RotatesPerWorker { get; init; }

    /// <summary>How long an idle TCP connection is kept, for the keepalive option (RFC 7828).</summary>
    public TimeSpan TcpIdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Signs server cookies; 16 octets, or null: a random one.</summary>
    public byte[]? CookieSecret { get; init; }
}
