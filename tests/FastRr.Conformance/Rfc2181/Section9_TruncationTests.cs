using FastRr.Engine;
using FastRr.Engine.Counters;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc2181;

public sealed class Section9_TruncationTests
{
    /// <summary>60 A records of 16 octets: 960, and 33 of header and question.</summary>
    private static readonly string s_zone =
        "$ORIGIN example.com.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n"
        + string.Concat(Enumerable.Range(1, 60).Select(i => $"many A 192.0.2.{i}\n"))
        + string.Concat(Enumerable.Range(1, 8).Select(i =>
            $"mail MX {i} mx{i}\nmx{i} AAAA 2001:db8::{i}\nmx{i} A 192.0.2.{i}\n"));

    [Fact]
    public void Ask_TooLongWithoutEdns_TruncatesToTheQuestion()
    {
        var responder = TestResponder.Of(s_zone);
        var message = responder.Ask("many.example.com.", "A");
        Assert.True(message.IsTruncated);
        Assert.Equal(0, message.Rcode);
        Assert.Empty(message.Answers);
        Assert.Single(message.Questions);
        Assert.Equal(1, responder.Worker.Counters[ResponseOutcome.Truncated]);
    }

    [Theory]
    // 12 of header, 22 of question, 960 of answer, 11 of OPT.
    [InlineData(12 + 22 + 960 + 11, false)]
    [InlineData(12 + 22 + 960 + 10, true)]
    [InlineData(0, true)]
    public void Ask_PayloadSize_DecidesToTheOctet(int payloadSize, bool isTruncated)
    {
        var query = new DnsQuery("many.example.com.", "A") { PayloadSize = payloadSize };
        var message = TestResponder.Of(s_zone).Ask(query);
        Assert.Equal(isTruncated, message.IsTruncated);
        Assert.Equal(isTruncated ? 0 : 60, message.Answers.Count);
        Assert.NotNull(message.Opt);
    }

    [Fact]
    public void Ask_OurPayloadSizeIsSmaller_OursDecides()
    {
        var responder = TestResponder.Of(new ResponderOptions { UdpPayloadSize = 512 }, s_zone);
        var message = responder.Ask(new DnsQuery("many.example.com.", "A") { PayloadSize = 4096 });
        Assert.True(message.IsTruncated);
        Assert.Equal(512, message.Opt!.PayloadSize);
    }

    [Fact]
    public void Ask_OverTcp_IsNeverTruncated()
    {
        var message = TestResponder.Of(s_zone).Ask(new DnsQuery("many.example.com.", "A"), isStream: true);
        Assert.False(message.IsTruncated);
        Assert.Equal(60, message.Answers.Count);
    }

    [Fact]
    public void Ask_AdditionalDoesNotFit_IsLeftOutWithoutTruncation()
    {
        var responder = TestResponder.Of(s_zone);
        var small = responder.Ask(new DnsQuery("mail.example.com.", "MX"));
        Assert.False(small.IsTruncated);
        Assert.Equal(8, small.Answers.Count);
        Assert.Empty(small.Additionals);
        var large = responder.Ask(new DnsQuery("mail.example.com.", "MX") { PayloadSize = 1232 });
        Assert.Equal(16, large.Additionals.Count);
    }

    [Fact]
    public void Ask_TargetWithMoreAddressesThanAMessageHolds_TheyAreLeftOut()
    {
        // 3 641 addresses: 16 octets each as an answer, 18 as additional data, where their owner is not the question.
        var zone = "$ORIGIN example.com.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n@ MX 10 h\n"
            + string.Concat(Enumerable.Range(0, 3_641).Select(i => $"h A 10.0.{i >> 8}.{i & 255}\n"));
        var responder = TestResponder.Of(zone);
        var mx = responder.Ask(new DnsQuery("example.com.", "MX"), isStream: true);
        Assert.Single(mx.Answers);
        Assert.Empty(mx.Additionals);
        Assert.Equal(3_641, responder.Ask(new DnsQuery("h.example.com.", "A"), isStream: true).Answers.Count);
    }

    [Fact]
    public void Ask_LongQuestionAndLongIdentity_ResponseStaysWithinThePayload()
    {
        var label = new string('x', 63);
        var name = $"{label}.{label}.{label}.{new string('x', 49)}.example.com.";
        var responder = TestResponder.Of(new ResponderOptions { Identity = new string('i', 255) }, s_zone);
        var query = new DnsQuery(name, "A")
        {
            PayloadSize = 512,
            Options = [(3, []), (10, new byte[8]), (8, [0, 2, 128, 0, .. new byte[16]])],
        };
        // Checked on every response: its length against the payload size.
        Assert.Null(responder.Ask(query).Opt!.Option(3));
        Assert.NotNull(responder.Ask(new DnsQuery("ns.example.com.", "A") { PayloadSize = 512, Options = [(3, [])] })
            .Opt!.Option(3));
    }
}
