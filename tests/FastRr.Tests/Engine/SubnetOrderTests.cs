using System.Net;
using FastRr.Answers;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Engine;

public sealed class SubnetOrderTests
{
    private const string Zone = """
        $ORIGIN example.com.
        $TTL 300
        @     SOA   ns1 hostmaster 7 3600 600 86400 60
        @     NS    ns1
        @     NS    ns2
        ns1   A     192.0.2.53
        ns2   A     192.0.2.54
        www   A     10.1.1.1
        www   A     10.1.2.1
        www   A     192.0.2.1
        www   A     192.0.2.2
        www   A     192.0.2.3
        www   AAAA  2001:db8:1::1
        www   AAAA  2001:db8:2::1
        *.w   A     10.1.1.1
        *.w   A     192.0.2.1
        """;

    private readonly TestResponder _responder = TestResponder.Of(RotationOrder.Subnet, Zone);

    [Fact]
    public void Ask_SourceBesideOne_ThatFirstThenByLengthOfThePrefix()
    {
        _responder.Source = IPAddress.Parse("10.1.2.200");
        var answers = Ask("www.example.com.", "A");
        Assert.Equal(["10.1.2.1", "10.1.1.1"], answers[..2]);
        Assert.Equal(["192.0.2.1", "192.0.2.2", "192.0.2.3"], answers[2..].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ask_SeveralSharingAsMuch_TheyTurnExactly()
    {
        // Each of the three shares its first 24 bits with this one, and no more.
        _responder.Source = IPAddress.Parse("192.0.2.128");
        var first = Enumerable.Range(0, 9).Select(_ => Ask("www.example.com.", "A")[0][^1]);
        Assert.Equal("123123123", string.Concat(first));
    }

    [Fact]
    public void Ask_OtherFamily_TurnsAsAWhole()
    {
        _responder.Source = IPAddress.Parse("192.0.2.128");
        Assert.Equal(["2001:db8:1::1", "2001:db8:2::1"], Ask("www.example.com.", "AAAA"));
        Assert.Equal(["2001:db8:2::1", "2001:db8:1::1"], Ask("www.example.com.", "AAAA"));
        _responder.Source = IPAddress.Parse("2001:db8:2::99");
        for (var k = 0; k < 3; k++)
            Assert.Equal("2001:db8:2::1", Ask("www.example.com.", "AAAA")[0]);
    }

    [Fact]
    public void Ask_ClientSubnet_IsNotWhatDecides()
    {
        _responder.Source = IPAddress.Parse("10.1.1.9");
        var message = _responder.Ask(new DnsQuery("www.example.com.", "A").From("192.0.2.0/24"));
        Assert.Equal("10.1.1.1", TestResponder.DataOf(message.Answers).First());
        Assert.Equal(0, message.Opt!.Option(8)![3]);
    }

    [Fact]
    public void Ask_WildcardAndOtherTypes_AreWhole()
    {
        _responder.Source = IPAddress.Parse("192.0.2.128");
        var message = _responder.Ask("a.b.w.example.com.", "A");
        Assert.Equal(["192.0.2.1", "10.1.1.1"], TestResponder.DataOf(message.Answers));
        Assert.All(message.Answers, answer => Assert.Equal(WireName.Parse("a.b.w.example.com."), answer.Owner));
        Assert.Equal("ns1.example.com.", Ask("example.com.", "NS")[0]);
        Assert.Equal("ns2.example.com.", Ask("example.com.", "NS")[0]);
    }

    private string[] Ask(string name, string type) => [.. TestResponder.DataOf(_responder.Ask(name, type).Answers)];
}
