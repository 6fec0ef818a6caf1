using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc9471;

public sealed class Section3_1_GlueTests
{
    private static string Zone(int inDomain, int sibling) =>
        "$ORIGIN e.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\no NS ns.o\nns.o A 192.0.2.9\n"
        + string.Concat(Enumerable.Range(1, inDomain).Select(i => $"d NS n{i}.d\nn{i}.d AAAA 2001:db8::{i}\n"))
        + string.Concat(Enumerable.Range(1, sibling).Select(i => $"d NS s{i}.o\ns{i}.o AAAA 2001:db8:1::{i}\n"));

    [Fact]
    public void Ask_AllGlueFits_AllIsSent()
    {
        var message = TestResponder.Of(Zone(3, 3)).Ask("x.d.e.", "A");
        Assert.False(message.IsTruncated);
        Assert.Equal(6, message.Authorities.Count);
        Assert.Equal(6, message.Additionals.Count);
    }

    [Fact]
    public void Ask_SiblingGlueDoesNotFit_InDomainGlueIsSentWhole()
    {
        var message = TestResponder.Of(Zone(5, 6)).Ask("x.d.e.", "A");
        Assert.False(message.IsTruncated);
        Assert.Equal(11, message.Authorities.Count);
        Assert.Equal(5, message.Additionals.Count);
        Assert.All(message.Additionals, record => Assert.EndsWith(".d.e.", WireName.Format(record.Owner)));
    }

    [Fact]
    public void Ask_InDomainGlueDoesNotFit_IsTruncated()
    {
        var message = TestResponder.Of(Zone(12, 0)).Ask("x.d.e.", "A");
        Assert.True(message.IsTruncated);
        Assert.Empty(message.Authorities);
        Assert.Empty(message.Additionals);
    }
}
