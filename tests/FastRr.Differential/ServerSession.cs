using FastRr.Testing.Dns;
using FastRr.Testing.Processes;

namespace FastRr.Differential;

/// <summary>Sockets to one server, kept from query to query.</summary>
internal sealed class ServerSession(ServerProcess server) : IDisposable
{
    private readonly UdpDnsClient?[] _udp = new UdpDnsClient?[2];
    private readonly TcpDnsClient?[] _tcp = new TcpDnsClient?[2];

    public DnsMessage Ask(PlannedQuery planned)
    {
        var family = planned.Ipv6 ? 1 : 0;
        var address = planned.Ipv6 ? server.Address6 : server.Address;
        if (!planned.Tcp)
            return (_udp[family] ??= new UdpDnsClient(address)).Ask(planned.Query);
        // A server may have closed what was idle for too long, while the others were asked.
        if (_tcp[family] is { } open && TryAsk(open, planned.Query) is { } answer)
            return answer;
        _tcp[family]?.Dispose();
        return (_tcp[family] = new TcpDnsClient(address)).Ask(planned.Query);
    }

    public void Dispose()
    {
        foreach (var client in _udp)
            client?.Dispose();
        foreach (var client in _tcp)
            client?.Dispose();
    }

    private static DnsMessage? TryAsk(TcpDnsClient client, DnsQuery query)
    {
        try
        {
            client.SendOctets(TcpDnsClient.Frame(query.Compose()));
            return client.ReceiveRaw() is { } octets ? DnsMessage.Parse(octets) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
