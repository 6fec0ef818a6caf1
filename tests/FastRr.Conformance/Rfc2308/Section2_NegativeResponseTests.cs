using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc2308;

public sealed class Section2_NegativeResponseTests
{
    private const string Soa = "example.com. 60 IN SOA ns1.example.com. hostmaster.example.com. 7 3600 600 86400 60";
    private readonly TestResponder _responder = TestResponder.Of(ExampleZone.Text);

    [Theory]
    [InlineData("nx.example.com.")]
    [InlineData("a.b.c.d.nx.example.com.")]
    [InlineData("x.www.example.com.")]
    [InlineData("a.txt.example.com.")]
    [InlineData("d.a.b.c.ent.example.com.")]
    [InlineData("z.b.c.ent.example.com.")]
    public void Ask_NameDoesNotExist_NXDomainWithSoaOfMinimumTtl(string name)
    {
        var message = _responder.Ask(name, "A");
        Assert.Equal("qr aa", message.Flags);
        Assert.Equal(3, message.Rcode);
        Assert.Empty(message.Answers);
        Assert.Equal([Soa], message.Authorities.Select(record => record.ToString()));
    }

    [Theory]
    [InlineData("www.example.com.", "TXT")]
    [InlineData("example.com.", "A")]
    [InlineData("www.example.com.", "DS")]
    // RFC 8020 §2: an empty non-terminal exists.
    [InlineData("ent.example.com.", "A")]
    [InlineData("c.ent.example.com.", "A")]
    [InlineData("b.c.ent.example.com.", "ANY")]
    [InlineData("wild.example.com.", "A")]
    [InlineData("_udp.example.com.", "SRV")]
    public void Ask_TypeIsNotThere_NoDataWithSoa(string name, string type)
    {
        var message = _responder.Ask(name, type);
        Assert.Equal("qr aa", message.Flags);
        Assert.Equal(0, message.Rcode);
        Assert.Empty(message.Answers);
        Assert.Equal([Soa], message.Authorities.Select(record => record.ToString()));
    }

    [Fact]
    public void Ask_CNameToMissingName_NXDomainBehindTheChain()
    {
        // RFC 6604 §3.
        var message = _responder.Ask("gone.example.com.", "A");
        Assert.Equal(3, message.Rcode);
        Assert.Equal(["nothing.example.com."], TestResponder.DataOf(message.Answers));
        Assert.Equal([Soa], message.Authorities.Select(record => record.ToString()));
    }

    [Fact]
    public void Ask_CNameToMissingType_NoDataBehindTheChain()
    {
        var message = _responder.Ask("nodata.example.com.", "A");
        Assert.Equal(0, message.Rcode);
        Assert.Equal(["txt.example.com."], TestResponder.DataOf(message.Answers));
        Assert.Equal([Soa], message.Authorities.Select(record => record.ToString()));
    }

    [Fact]
    public void Ask_SoaTtlBelowMinimum_NegativeAnswerTakesTheLesser()
    {
        var responder = TestResponder.Of("$ORIGIN e.\n@ 20 SOA a b 1 2 3 4 5000\n@ 20 NS a\na 20 A 192.0.2.1\n");
        Assert.Equal(20u, Assert.Single(responder.Ask("nx.e.", "A").Authorities).TtlSeconds);
    }
}
