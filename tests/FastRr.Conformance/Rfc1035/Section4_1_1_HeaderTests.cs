using FastRr.Engine.Counters;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc1035;

public sealed class Section4_1_1_HeaderTests
{
    private readonly TestResponder _responder = TestResponder.Of(ExampleZone.Text);

    [Fact]
    public void AskRaw_ShorterThanAHeader_GetsNothing()
    {
        for (var length = 0; length < 12; length++)
            Assert.Null(_responder.AskRaw(new byte[length]));
        Assert.Equal(12, _responder.Worker.Counters[ResponseOutcome.Dropped]);
    }

    [Fact]
    public void AskRaw_AResponse_GetsNothing()
    {
        var query = new DnsQuery("www.example.com.", "A").Compose();
        query[2] |= 0x80;
        Assert.Null(_responder.AskRaw(query));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(15)]
    public void Ask_OpcodeOtherThanQuery_NotImpHeaderOnly(int opcode)
    {
        var message = _responder.Ask(new DnsQuery("example.com.", "SOA") { Opcode = opcode, PayloadSize = 4096 });
        Assert.Equal(4, message.Rcode);
        Assert.Equal(opcode, message.Opcode);
        Assert.Equal(12, message.Octets.Length);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 2)]
    [InlineData(6, 1)]
    [InlineData(8, 1)]
    [InlineData(8, 2)]
    [InlineData(10, 2)]
    public void AskRaw_CountsOfNoQuery_FormErrHeaderOnly(int offset, int count)
    {
        var query = new DnsQuery("www.example.com.", "A").Compose();
        query[offset + 1] = (byte)count;
        var message = DnsMessage.Parse(_responder.AskRaw(query)!);
        Assert.Equal(1, message.Rcode);
        Assert.Empty(message.Answers);
    }

    [Fact]
    public void AskRaw_OctetsBehindTheQuestion_FormErrWithTheQuestion()
    {
        byte[] query = [.. new DnsQuery("www.example.com.", "A").Compose(), 0];
        var message = DnsMessage.Parse(_responder.AskRaw(query)!);
        Assert.Equal(1, message.Rcode);
        Assert.Single(message.Questions);
        Assert.Null(message.Opt);
    }

    [Fact]
    public void AskRaw_QuestionCutAnywhere_FormErr()
    {
        var query = new DnsQuery("www.example.com.", "A").Compose();
        for (var length = 12; length < query.Length; length++)
            Assert.Equal(1, DnsMessage.Parse(_responder.AskRaw(query.AsSpan(0, length))!).Rcode);
    }

    [Theory]
    // A pointer, the two label types that are gone, a label that runs past the end.
    [InlineData(0xC0)]
    [InlineData(0x40)]
    [InlineData(0x80)]
    [InlineData(0x3F)]
    public void AskRaw_BrokenName_FormErr(int octet)
    {
        var query = new DnsQuery("www.example.com.", "A").Compose();
        query[12] = (byte)octet;
        var message = DnsMessage.Parse(_responder.AskRaw(query)!);
        Assert.Equal(1, message.Rcode);
        Assert.Empty(message.Questions);
    }

    [Fact]
    public void AskRaw_NameOf256Octets_FormErr()
    {
        var longest = new byte[255];
        for (var offset = 0; offset < 254; offset += 2)
            longest[offset] = 1;
        Assert.Equal(5, _responder.Ask(new DnsQuery(longest, 1)).Rcode);
        byte[] tooLong = [.. longest[..254], 1, 1, 0];
        Assert.Equal(1, DnsMessage.Parse(_responder.AskRaw(new DnsQuery(tooLong, 1).Compose())!).Rcode);
    }

    [Fact]
    public void Ask_RdAndCd_AreCopiedAndNothingElse()
    {
        var asked = new DnsQuery("www.example.com.", "A") { RecursionDesired = true, CheckingDisabled = true };
        var query = asked.Compose();
        // TC, AA, RA, Z, AD and an RCODE in the query mean nothing.
        query[2] |= 0x06;
        query[3] |= 0xEF;
        var message = DnsMessage.Parse(_responder.AskRaw(query)!);
        Assert.Equal("qr aa rd cd", message.Flags);
        Assert.Equal(0, message.Rcode);
    }

    [Theory]
    [InlineData("AXFR")]
    [InlineData("IXFR")]
    public void Ask_ZoneTransfer_IsRefused(string type) => Assert.Equal(5, _responder.Ask("example.com.", type).Rcode);

    [Fact]
    public void AskRaw_IxfrWithItsSoa_IsRefusedAndNotMalformed()
    {
        // RFC 1995 §3: the SOA the secondary has stands in the authority section.
        var query = new DnsQuery("example.com.", "IXFR").Compose();
        query[9] = 1;
        byte[] soa = [0xC0, 12, 0, 6, 0, 1, 0, 0, 0, 0, 0, 22, 0, 0, .. new byte[20]];
        byte[] message = [.. query, .. soa];
        Assert.Equal(5, DnsMessage.Parse(_responder.AskRaw(message)!).Rcode);
        Assert.Equal(1, DnsMessage.Parse(_responder.AskRaw(message.AsSpan(0, message.Length - 1))!).Rcode);
    }

    [Fact]
    public void Ask_ClassOtherThanIn_IsRefused()
    {
        foreach (ushort other in new ushort[] { 0, 2, 3, 4, 254, 255, 65535 })
            Assert.Equal(5, _responder.Ask(new DnsQuery("www.example.com.", "A") { Class = other }).Rcode);
    }

    [Fact]
    public void Ask_OfEachKind_CountersSumToTheQueries()
    {
        _responder.Ask("www.example.com.", "A");
        _responder.Ask("nx.example.com.", "A");
        _responder.Ask("txt.example.com.", "A");
        _responder.Ask("x.sub.example.com.", "A");
        _responder.Ask("x.example.org.", "A");
        _responder.Ask(new DnsQuery("www.example.com.", "A"), isStream: true);
        _responder.AskRaw(new byte[3]);
        _responder.AskRaw(new byte[12]);
        var totals = _responder.Responder.ReadCounters();
        Assert.Equal(2, totals[ResponseOutcome.Answer]);
        Assert.Equal(1, totals[ResponseOutcome.NXDomain]);
        Assert.Equal(1, totals[ResponseOutcome.NoData]);
        Assert.Equal(1, totals[ResponseOutcome.Referral]);
        Assert.Equal(1, totals[ResponseOutcome.Refused]);
        Assert.Equal(1, totals[ResponseOutcome.Dropped]);
        Assert.Equal(1, totals[ResponseOutcome.FormErr]);
        Assert.Equal(8, totals.Queries);
        Assert.Equal(8, Enum.GetValues<ResponseOutcome>().Sum(outcome => totals[outcome]));
        Assert.Equal(1, totals.QueriesFrom(isStream: true, isIPv4: true));
    }
}
