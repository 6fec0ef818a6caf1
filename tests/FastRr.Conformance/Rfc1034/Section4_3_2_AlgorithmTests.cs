using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc1034;

public sealed class Section4_3_2_AlgorithmTests
{
    private readonly TestResponder _responder = TestResponder.Of(ExampleZone.Text);

    [Fact]
    public void Ask_NameAndTypeExist_AnswersWholeRRsetWithAuthority()
    {
        var message = _responder.Ask("www.example.com.", "A");
        Assert.Equal("qr aa", message.Flags);
        Assert.Equal(0, message.Rcode);
        Assert.Equal(["192.0.2.1", "192.0.2.2", "192.0.2.3"], TestResponder.DataOf(message.Answers));
        Assert.All(message.Answers, record => Assert.Equal(300u, record.TtlSeconds));
        Assert.Empty(message.Authorities);
        Assert.Empty(message.Additionals);
    }

    [Theory]
    [InlineData("sub.example.com.", "A")]
    [InlineData("host.sub.example.com.", "A")]
    [InlineData("a.b.c.sub.example.com.", "MX")]
    [InlineData("ns.sub.example.com.", "A")]
    [InlineData("sub.example.com.", "NS")]
    [InlineData("sub.example.com.", "ANY")]
    public void Ask_AtOrBelowAZoneCut_RefersWithoutAuthority(string name, string type)
    {
        var message = _responder.Ask(name, type);
        Assert.Equal("qr", message.Flags);
        Assert.Equal(0, message.Rcode);
        Assert.Empty(message.Answers);
        Assert.Equal(
            [
                "sub.example.com. 300 in ns ns.example.net.",
                "sub.example.com. 300 in ns ns.sub.example.com.",
                "sub.example.com. 300 in ns ns1.other.example.com.",
            ],
            TestResponder.SortedOf(message.Authorities));
        Assert.Equal(
            [
                "ns.sub.example.com. 300 in a 192.0.2.98",
                "ns.sub.example.com. 300 in aaaa 2001:db8::98",
                "ns1.other.example.com. 300 in a 192.0.2.99",
            ],
            TestResponder.SortedOf(message.Additionals));
    }

    [Fact]
    public void Ask_CName_AnswersTheChainToItsEnd()
    {
        var message = _responder.Ask("alias2.example.com.", "A");
        Assert.Equal("qr aa", message.Flags);
        Assert.Equal(
            [
                "alias2.example.com. 300 IN CNAME alias.example.com.",
                "alias.example.com. 300 IN CNAME www.example.com.",
                "www.example.com. 300 IN A 192.0.2.1",
                "www.example.com. 300 IN A 192.0.2.2",
                "www.example.com. 300 IN A 192.0.2.3",
            ],
            message.Answers.Select(record => record.ToString()));
    }

    [Theory]
    [InlineData("CNAME")]
    [InlineData("ANY")]
    public void Ask_CNameItself_IsNotFollowed(string type)
    {
        var message = _responder.Ask("alias.example.com.", type);
        Assert.Equal(["www.example.com."], TestResponder.DataOf(message.Answers));
    }

    [Fact]
    public void Ask_CNameOutOfOurZones_EndsWithTheCName()
    {
        var message = _responder.Ask("away.example.com.", "A");
        Assert.Equal(0, message.Rcode);
        Assert.Equal(["www.example.org."], TestResponder.DataOf(message.Answers));
        Assert.Empty(message.Authorities);
        Assert.Null(message.ExtendedError);
    }

    [Fact]
    public void Ask_CNameIntoAnotherZoneOfOurs_IsFollowed()
    {
        var responder = TestResponder.Of(
            ExampleZone.Text,
            "$ORIGIN example.org.\n$TTL 60\n@ SOA a b 1 2 3 4 5\n@ NS a\na A 192.0.2.1\nwww A 192.0.2.200\n");
        var message = responder.Ask("away.example.com.", "A");
        Assert.Equal(["www.example.org.", "192.0.2.200"], TestResponder.DataOf(message.Answers));
        Assert.Equal(60u, message.Answers[1].TtlSeconds);
    }

    [Fact]
    public void Ask_CNameBelowAZoneCut_AddsTheReferral()
    {
        var message = _responder.Ask("below.example.com.", "A");
        Assert.Equal("qr aa", message.Flags);
        Assert.Equal(["host.sub.example.com."], TestResponder.DataOf(message.Answers));
        Assert.Equal(3, message.Authorities.Count);
        Assert.All(message.Authorities, record => Assert.StartsWith("sub.example.com. 300 IN NS", record.ToString()));
        Assert.Equal(3, message.Additionals.Count);
    }

    [Theory]
    [InlineData("loop1.example.com.", 2)]
    [InlineData("self.example.com.", 1)]
    public void Ask_CNameLoop_EndsWithWhatWasCollected(string name, int links)
    {
        var message = _responder.Ask(name, "A");
        Assert.Equal(0, message.Rcode);
        Assert.Equal(links, message.Answers.Count);
    }

    [Fact]
    public void Ask_LongChain_IsFollowedOverEightLinks()
    {
        var ten = _responder.Ask("chain1.example.com.", "A");
        Assert.Equal(0, ten.Rcode);
        Assert.Equal(9, ten.Answers.Count);
        Assert.Equal("chain10.example.com.", TestResponder.DataOf(ten.Answers).Last());
        var nine = _responder.Ask("chain2.example.com.", "A");
        Assert.Equal(9, nine.Answers.Count);
        Assert.Equal("192.0.2.41", TestResponder.DataOf(nine.Answers).Last());
    }

    [Fact]
    public void Ask_NameInNoZone_IsRefusedWithExtendedError()
    {
        var message = _responder.Ask(new("www.example.org.", "A") { PayloadSize = 1232 });
        Assert.Equal("qr", message.Flags);
        Assert.Equal(5, message.Rcode);
        // RFC 8914 §4.21.
        Assert.Equal(20, message.ExtendedError);
        Assert.Equal(5, _responder.Ask("com.", "NS").Rcode);
        Assert.Equal(5, _responder.Ask(".", "NS").Rcode);
    }

    [Fact]
    public void Ask_MxAndSrv_BringTheAddressesOfTheirTargets()
    {
        Assert.Equal(
            [
                "mx1.example.com. 300 in a 192.0.2.11",
                "mx2.example.com. 300 in a 192.0.2.12",
                "mx2.example.com. 300 in aaaa 2001:db8::12",
            ],
            TestResponder.SortedOf(_responder.Ask("mail.example.com.", "MX").Additionals));
        Assert.Equal(
            ["sip1.example.com. 300 in a 192.0.2.21", "sip2.example.com. 300 in a 192.0.2.22"],
            TestResponder.SortedOf(_responder.Ask("_sip._udp.example.com.", "SRV").Additionals));
    }
}
