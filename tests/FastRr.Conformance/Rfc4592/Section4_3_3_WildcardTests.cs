using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc4592;

public sealed class Section4_3_3_WildcardTests
{
    private readonly TestResponder _responder = TestResponder.Of(ExampleZone.Text);

    /// <summary>The zone of RFC 4592 §2.2.1.</summary>
    private const string RfcZone = """
        $ORIGIN example.
        @ 3600 SOA a b 1 2 3 4 5
        @ 3600 NS ns.example.com.
        @ 3600 NS ns.example.net.
        *.example. 3600 TXT "this is a wildcard"
        *.example. 3600 MX 10 host1.example.
        sub.*.example. 3600 TXT "this is not a wildcard"
        host1.example. 3600 A 192.0.2.1
        _ssh._tcp.host1.example. 3600 SRV 0 0 22 host1.example.
        _ssh._tcp.host2.example. 3600 SRV 0 0 22 host1.example.
        subdel.example. 3600 NS ns.example.com.
        subdel.example. 3600 NS ns.example.net.
        """;

    [Theory]
    // The table of §2.2.1, line by line.
    [InlineData("host3.example.", "MX", "10 host1.example.")]
    [InlineData("foo.bar.example.", "TXT", "\"this is a wildcard\"")]
    [InlineData("host3.example.", "A", "NODATA")]
    [InlineData("foo.bar.example.", "A", "NODATA")]
    [InlineData("host1.example.", "MX", "NODATA")]
    [InlineData("sub.*.example.", "MX", "NODATA")]
    [InlineData("_telnet._tcp.host1.example.", "SRV", "NXDOMAIN")]
    [InlineData("host.subdel.example.", "A", "REFERRAL")]
    [InlineData("ghost.*.example.", "MX", "NXDOMAIN")]
    public void Ask_ZoneOfTheRfc_AnswersAsItsTable(string name, string type, string expected)
    {
        var message = TestResponder.Of(RfcZone).Ask(name, type);
        var actual = message switch
        {
            { Rcode: 3 } => "NXDOMAIN",
            { Answers.Count: > 0 } => string.Join(' ', TestResponder.DataOf(message.Answers)),
            { IsAuthoritative: false } => "REFERRAL",
            _ => "NODATA",
        };
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("a.wild.example.com.")]
    [InlineData("a.very.long.name.with.many.labels.wild.example.com.")]
    [InlineData("*.wild.example.com.")]
    public void Ask_BelowAWildcard_OwnerIsTheNameAsked(string name)
    {
        Assert.Equal(
            [$"{name} 300 IN A 192.0.2.77"], _responder.Ask(name, "A").Answers.Select(record => record.ToString()));
        var mx = _responder.Ask(name, "MX");
        Assert.Equal([$"{name} 300 IN MX 10 mail.example.com."], mx.Answers.Select(record => record.ToString()));
    }

    [Fact]
    public void Ask_CloserEnclosureExists_WildcardAboveIsNoSource()
    {
        Assert.Equal(3, _responder.Ask("z.y.wild.example.com.", "A").Rcode);
        Assert.Equal(0, _responder.Ask("y.wild.example.com.", "A").Rcode);
        Assert.Empty(_responder.Ask("y.wild.example.com.", "A").Answers);
    }

    [Fact]
    public void Ask_WildcardCName_IsSynthesisedAndFollowed()
    {
        var message = _responder.Ask("any.thing.cwild.example.com.", "AAAA");
        Assert.Equal(
            [
                "any.thing.cwild.example.com. 300 IN CNAME www.example.com.",
                "www.example.com. 300 IN AAAA 2001:db8::1",
                "www.example.com. 300 IN AAAA 2001:db8::2",
            ],
            message.Answers.Select(record => record.ToString()));
    }

    [Fact]
    public void Ask_MixedCaseBelowAWildcard_OwnerKeepsTheCaseAsked()
    {
        var name = WireName.Parse("FoO.wIlD.eXaMpLe.CoM.");
        var message = _responder.Ask(new DnsQuery(name, 1));
        Assert.Equal(name, Assert.Single(message.Answers).Owner);
    }
}
