using FastRr.Testing.Dns;

namespace FastRr.Differential;

/// <summary>A query and the way it takes.</summary>
internal sealed record PlannedQuery(DnsQuery Query, bool Tcp, bool Ipv6)
{
    /// <summary>The octets of UDP that the requestor takes; over TCP there is no such limit.</summary>
    public int Limit => Tcp ? ushort.MaxValue : Math.Max(512, Query.PayloadSize ?? 512);

    public override string ToString() => $"{Query} {(Tcp ? "tcp" : "udp")}{(Ipv6 ? "6" : "4")}";
}
