using FastRr.Engine;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc4892;

public sealed class Section2_ServerIdentityTests
{
    private static readonly TestResponder s_named =
        TestResponder.Of(new ResponderOptions { Identity = "fra1", Version = "FastRr" }, ExampleZone.Text);

    private static readonly TestResponder s_silent = TestResponder.Of(ExampleZone.Text);

    [Theory]
    [InlineData("id.server.", "\"fra1\"")]
    [InlineData("ID.Server.", "\"fra1\"")]
    [InlineData("hostname.bind.", "\"fra1\"")]
    [InlineData("version.bind.", "\"FastRr\"")]
    [InlineData("version.server.", "\"FastRr\"")]
    public void Ask_ChaosTxt_TellsAsConfigured(string name, string expected)
    {
        var query = new DnsQuery(name, "TXT") { Class = 3 };
        var record = Assert.Single(s_named.Ask(query).Answers);
        Assert.Equal(expected, RDataText.Format(record.Type, record.RData));
        Assert.Equal(0u, record.TtlSeconds);
        Assert.Equal(3, record.Class);
        Assert.Equal(5, s_silent.Ask(query).Rcode);
    }

    [Theory]
    [InlineData("id.server.", "A")]
    [InlineData("authors.bind.", "TXT")]
    [InlineData("www.example.com.", "TXT")]
    public void Ask_AnythingElseInChaos_IsRefused(string name, string type) =>
        Assert.Equal(5, s_named.Ask(new DnsQuery(name, type) { Class = 3 }).Rcode);

    [Fact]
    public void Ask_Nsid_IsGivenWhereAskedFor()
    {
        // RFC 5001 §2.1 and §2.2.
        var query = new DnsQuery("www.example.com.", "A") { PayloadSize = 1232, Options = [(3, [])] };
        Assert.Equal("fra1"u8.ToArray(), s_named.Ask(query).Opt!.Option(3));
        Assert.Null(s_silent.Ask(query).Opt!.Option(3));
        Assert.Null(s_named.Ask(query with { Options = [] }).Opt!.Option(3));
    }
}
