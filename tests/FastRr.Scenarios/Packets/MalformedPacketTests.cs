using FastRr.Testing;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Scenarios.Packets;

public sealed class MalformedPacketTests
{
    private const int LabelAndHex = 2;

    // Read over UDP without EDNS, a message holds 512 octets (RFC 1035 §4.2.1); with it, what the OPT record says.
    private const int PlainPayload = 512;

    private static IEnumerable<(string Label, byte[] Octets)> Corpus =>
        Repository.Read("tests/FastRr.Scenarios/Packets/malformed.hex").Split('\n')
            .Select(line => line.Split(' ')).Where(words => words.Length == LabelAndHex)
            .Select(words => (words[0], words[1] == "-" ? [] : Convert.FromHexString(words[1])));

    [Theory]
    [InlineData("auto")]
    [InlineData("sockets")]
    [InlineData("uring")]
    public void Udp_EveryPacketOfTheCorpus_GetsWhatItsOctetsDecide(string io)
    {
        using var folder = new TemporaryFolder();
        using var server = FastRrProcess.Serve(SmallZone.Write(folder, $"server: {{ io: {io} }}\n{SmallZone.Entry}"));
        server.RequireIo(io);
        using var client = new UdpDnsClient(server.Address);
        var wrong = new List<string>();
        foreach (var (label, packet) in Corpus)
            Check(wrong, label, packet, Probe(client, packet), isTcp: false);
        Finish(server, wrong);
    }

    [Fact]
    public void Tcp_EveryPacketOfTheCorpus_GetsWhatItsOctetsDecide()
    {
        using var server = FastRrProcess.ServeDemo();
        var wrong = new List<string>();
        foreach (var (label, packet) in Corpus)
        {
            using var client = new TcpDnsClient(server.Address);
            client.SendOctets(TcpDnsClient.Frame(packet));
            client.ShutdownSend();
            var received = new List<byte[]>();
            while (client.ReceiveRaw() is { } response)
                received.Add(response);
            Check(wrong, label, packet, received, isTcp: true);
        }
        Finish(server, wrong);
    }

    [Fact]
    public void Udp_EveryPacketCutAtEveryOctet_GetsWhatItsOctetsDecide()
    {
        var query = new DnsQuery("www.example.com", "A")
        {
            PayloadSize = 1232,
            Options = [(3, []), (8, [0, 1, 24, 0, 192, 0, 2]), (10, [1, 2, 3, 4, 5, 6, 7, 8])],
        }.Compose();
        using var server = FastRrProcess.ServeDemo();
        using var client = new UdpDnsClient(server.Address);
        var wrong = new List<string>();
        for (var length = 0; length <= query.Length; length++)
        {
            var cut = query.AsSpan(0, length).ToArray();
            Check(wrong, $"cut at {length}", cut, Probe(client, cut), isTcp: false);
        }
        for (var place = 2; place < query.Length; place++)
        {
            foreach (var mask in new byte[] { 0x01, 0x80, 0xFF })
            {
                var changed = query.ToArray();
                changed[place] ^= mask;
                Check(wrong, $"octet {place} ^ {mask}", changed, Probe(client, changed), isTcp: false);
            }
        }
        Finish(server, wrong);
    }

    private static IReadOnlyList<byte[]> Probe(UdpDnsClient client, byte[] packet)
    {
        // Its ID is not the packet's.
        var plain = new DnsQuery("www.example.com", "TXT")
        {
            Id = (ushort)(packet.Length < 2 ? 1 : ~((packet[0] << 8) | packet[1])),
        };
        return client.Probe(packet, plain, isAnswered: ArrivalJudge.Judge(packet) != Arrival.Nothing);
    }

    private static void Finish(FastRrProcess server, List<string> wrong)
    {
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        using var client = new UdpDnsClient(server.Address);
        Assert.Equal(3, client.Ask(new DnsQuery("www.example.com", "A")).Answers.Count);
        Assert.Equal(0, server.Stop());
        Assert.DoesNotContain("query-failed", server.Process.Error, StringComparison.Ordinal);
    }

    private static void Check(
        List<string> wrong, string label, byte[] packet, IReadOnlyList<byte[]> received, bool isTcp)
    {
        var expected = ArrivalJudge.Judge(packet);
        var came = received.Count == 0 ? "nothing" : string.Join(" and ", received.Select(Convert.ToHexStringLower));
        var problem = expected == Arrival.Nothing
            ? received.Count == 0 ? null : "answered"
            : received.Count == 1 ? FindProblem(expected, packet, received[0], isTcp) : "not one answer";
        if (problem is not null)
            wrong.Add($"{label}: {problem}; {expected}\n  {Convert.ToHexStringLower(packet)}\n  {came}");
    }

    private static string? FindProblem(Arrival expected, byte[] packet, byte[] octets, bool isTcp)
    {
        DnsMessage response;
        try
        {
            response = DnsMessage.Parse(octets);
        }
        catch (FormatException error)
        {
            return error.Message;
        }
        if (!octets.AsSpan(0, 2).SequenceEqual(packet.AsSpan(0, 2)) || !response.IsResponse)
            return "another ID, or no response";
        if (response.Opcode != ((packet[2] >> 3) & 0xF) || response.RecursionDesired != ((packet[2] & 1) != 0))
            return "another opcode or RD";
        // The OPT record, if it could be read, is the last thing in a packet of this kind.
        if (!isTcp && octets.Length > Math.Max(PlainPayload, response.Opt is null ? 0 : 1232))
            return $"{octets.Length} octets";
        var rcode = RcodeName.Format(response.Rcode);
        return expected switch
        {
            Arrival.NotImplemented => (rcode, octets.Length) == ("NOTIMP", 12) ? null : rcode,
            Arrival.FormatError => rcode == "FORMERR" ? null : rcode,
            Arrival.BadVersion => rcode == "BADVERS" ? null : rcode,
            Arrival.Refused => rcode == "REFUSED" ? null : rcode,
            Arrival.Cookie => (rcode, response.Opt?.Option(10)?.Length) == ("NOERROR", 24) ? null : rcode,
            _ => rcode is "FORMERR" or "NOTIMP" or "SERVFAIL" or "BADVERS" ? rcode : null,
        };
    }
}
