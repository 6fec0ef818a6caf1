using System.Net;
using FastRr.Wire.Registry;

namespace FastRr.Server.Commands;

/// <summary>What <c>fastrr explain</c> was asked.</summary>
/// <param name="Name">Wire form, in the case written.</param>
/// <param name="Type">QTYPE.</param>
/// <param name="Configuration">The file named, or null: a running server is meant.</param>
internal sealed record ExplainOptions(byte[] Name, RRType Type, string? Configuration)
{
    /// <summary>The source address; null: not said.</summary>
    public IPAddress? Client { get; init; }

    /// <summary>The client subnet; null: none comes.</summary>
    public IPNetwork? Subnet { get; init; }

    /// <summary>An end user, of whom a resolver asks; null: none is meant.</summary>
    public IPAddress? User { get; init; }

    /// <summary>Print JSON.</summary>
    public bool IsJson { get; init; }
}
