using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc6672;

public sealed class Section3_DNameTests
{
    private readonly TestResponder _responder = TestResponder.Of(ExampleZone.Text);

    [Fact]
    public void Ask_BelowADName_SynthesisesTheCNameAndFollowsIt()
    {
        var message = _responder.Ask("a.dname.example.com.", "A");
        Assert.Equal("qr aa", message.Flags);
        Assert.Equal(
            [
                "dname.example.com. 300 IN DNAME target.example.com.",
                "a.dname.example.com. 300 IN CNAME a.target.example.com.",
                "a.target.example.com. 300 IN A 192.0.2.51",
            ],
            message.Answers.Select(record => record.ToString()));
    }

    [Fact]
    public void Ask_CNameBelowADName_IsTheSynthesisedOne()
    {
        var message = _responder.Ask("a.dname.example.com.", "CNAME");
        Assert.Equal(["target.example.com.", "a.target.example.com."], TestResponder.DataOf(message.Answers));
    }

    [Fact]
    public void Ask_TargetDoesNotExist_NXDomainBehindTheChain()
    {
        var message = _responder.Ask("x.y.dname.example.com.", "A");
        Assert.Equal(3, message.Rcode);
        Assert.Equal(["target.example.com.", "x.y.target.example.com."], TestResponder.DataOf(message.Answers));
        Assert.Equal("example.com.", Assert.Single(message.Authorities).ToString().Split(' ')[0]);
    }

    [Fact]
    public void Ask_TheOwnerItself_IsNotRedirected()
    {
        Assert.Equal(["\"at the owner\""], TestResponder.DataOf(_responder.Ask("dname.example.com.", "TXT").Answers));
        var dname = _responder.Ask("dname.example.com.", "DNAME");
        Assert.Equal(["target.example.com."], TestResponder.DataOf(dname.Answers));
        var none = _responder.Ask("dname.example.com.", "A");
        Assert.Equal(0, none.Rcode);
        Assert.Empty(none.Answers);
        Assert.Single(none.Authorities);
    }

    [Fact]
    public void Ask_SubstitutionTooLong_YXDomainWithTheDName()
    {
        // §2.2. 63 + 63 + 63 octets of prefix, and a target of 66: 258 in all.
        var label = new string('x', 63);
        var responder = TestResponder.Of(
            $"$ORIGIN e.\n@ 60 SOA a b 1 2 3 4 5\n@ 60 NS a\na 60 A 192.0.2.1\nd 60 DNAME {label}.\n");
        var message = responder.Ask($"{label}.{label}.{label}.d.e.", "A");
        Assert.Equal(6, message.Rcode);
        Assert.Equal([$"d.e. 60 IN DNAME {label}."], message.Answers.Select(record => record.ToString()));
        Assert.Equal(0, responder.Ask($"{label}.{label}.d.e.", "A").Rcode);
    }

    [Fact]
    public void Ask_LoopOfDNames_EndsWithWhatWasCollected()
    {
        var responder = TestResponder.Of(
            "$ORIGIN e.\n@ 60 SOA a b 1 2 3 4 5\n@ 60 NS a\na 60 A 192.0.2.1\np 60 DNAME q\nq 60 DNAME p\n");
        var message = responder.Ask("x.p.e.", "A");
        Assert.Equal(0, message.Rcode);
        Assert.Equal(["q.e.", "x.q.e.", "p.e.", "x.p.e."], TestResponder.DataOf(message.Answers));
    }

    [Fact]
    public void Ask_DNameAtAnApex_RedirectsAlsoBetweenItAndAZoneBelow()
    {
        const string Head = "$TTL 60\n@ SOA a.example.net. b.example.net. 1 2 3 4 5\n@ NS a.example.net.\n";
        var responder = TestResponder.Of(
            "$ORIGIN example.com.\n" + Head + "@ DNAME example.org.\n", "$ORIGIN c.b.example.com.\n" + Head);
        Assert.Equal(
            ["example.org.", "x.example.org."], TestResponder.DataOf(responder.Ask("x.example.com.", "A").Answers));
        Assert.Equal(
            ["example.org.", "x.b.example.org."], TestResponder.DataOf(responder.Ask("x.b.example.com.", "A").Answers));
        Assert.Equal(
            ["example.org.", "b.example.org."], TestResponder.DataOf(responder.Ask("b.example.com.", "A").Answers));
        Assert.Equal(3, responder.Ask("x.c.b.example.com.", "A").Rcode);
    }

    [Fact]
    public void Ask_DNameAtTheRoot_RedirectsEveryName()
    {
        var responder = TestResponder.Of(
            "$ORIGIN .\n$TTL 60\n@ SOA a.example.net. b.example.net. 1 2 3 4 5\n@ NS a.example.net.\n@ DNAME alt.\n");
        var message = responder.Ask("foo.", "CNAME");
        Assert.Equal(["alt.", "foo.alt."], TestResponder.DataOf(message.Answers));
        Assert.Equal(0, responder.Ask(".", "A").Rcode);
    }
}
