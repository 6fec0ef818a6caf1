using FastRr.Testing.Dns;

namespace FastRr.Scenarios.Scripts;

/// <summary>One thing to ask and what has to come back.</summary>
/// <param name="Line">Where it stands in its script, from 1.</param>
/// <param name="Text">The line that asks.</param>
/// <param name="Query">What is asked, or null where octets are sent as they are.</param>
/// <param name="Octets">What is sent.</param>
internal sealed record Step(int Line, string Text, DnsQuery? Query, byte[] Octets)
{
    public bool Tcp { get; init; }

    public bool Ipv6 { get; init; }

    public Expectation Expected { get; } = new();

    public override string ToString() => $"line {Line}: {Text}";
}
