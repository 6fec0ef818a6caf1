using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc4035;

public sealed class Section3_1_4_1_DSAtZoneCutTests
{
    private const string Child =
        "$ORIGIN sub.example.com.\n$TTL 60\n@ SOA a b 9 2 3 4 5\n@ NS ns\nns A 192.0.2.98\n@ A 192.0.2.5\n";

    [Fact]
    public void Ask_DSAtTheCut_ComesFromTheParent()
    {
        var message = TestResponder.Of(ExampleZone.Text).Ask("sub.example.com.", "DS");
        Assert.Equal("qr aa", message.Flags);
        Assert.StartsWith("sub.example.com. 300 IN DS 12345 13 2", Assert.Single(message.Answers).ToString());
    }

    [Fact]
    public void Ask_NoDSAtTheCut_NoDataOfTheParent()
    {
        var message = TestResponder.Of(ExampleZone.Text).Ask("other.example.com.", "DS");
        Assert.Equal("qr aa", message.Flags);
        Assert.Empty(message.Answers);
        Assert.StartsWith("example.com. 60 IN SOA", Assert.Single(message.Authorities).ToString());
    }

    [Fact]
    public void Ask_BothZonesAreOurs_DSFromTheParentAndTheRestFromTheChild()
    {
        var responder = TestResponder.Of(Child, ExampleZone.Text);
        Assert.Single(responder.Ask("sub.example.com.", "DS").Answers);
        Assert.Equal(["192.0.2.5"], TestResponder.DataOf(responder.Ask("sub.example.com.", "A").Answers));
        Assert.Equal("qr aa", responder.Ask("ns.sub.example.com.", "A").Flags);
        var missing = responder.Ask("nx.sub.example.com.", "A");
        Assert.Equal(3, missing.Rcode);
        Assert.StartsWith("sub.example.com. 5 IN SOA", Assert.Single(missing.Authorities).ToString());
    }

    [Fact]
    public void Ask_ChildOfOursWithoutDS_NoDataOfTheParent()
    {
        var responder = TestResponder.Of(
            ExampleZone.Text, Child.Replace("sub.example.com.", "other.example.com.", StringComparison.Ordinal));
        var message = responder.Ask("other.example.com.", "DS");
        Assert.Empty(message.Answers);
        Assert.StartsWith("example.com. 60 IN SOA", Assert.Single(message.Authorities).ToString());
    }

    [Fact]
    public void Ask_NameBetweenZonesOfOurs_IsAnEmptyNonTerminal()
    {
        var responder = TestResponder.Of(
            ExampleZone.Text, Child.Replace("sub.example.com.", "x.between.example.com.", StringComparison.Ordinal));
        // RFC 8020 §2: NXDOMAIN here would deny the zone below too.
        var message = responder.Ask("between.example.com.", "A");
        Assert.Equal(0, message.Rcode);
        Assert.StartsWith("example.com. 60 IN SOA", Assert.Single(message.Authorities).ToString());
    }

    [Fact]
    public void Ask_NameBetweenBelowACut_GetsTheReferral()
    {
        var responder = TestResponder.Of(
            ExampleZone.Text, Child.Replace("sub.example.com.", "x.y.sub.example.com.", StringComparison.Ordinal));
        foreach (var name in new[] { "y.sub.example.com.", "z.y.sub.example.com.", "sub.example.com." })
        {
            var message = responder.Ask(name, "A");
            Assert.Equal("qr", message.Flags);
            Assert.StartsWith("sub.example.com. 300 IN NS", message.Authorities[0].ToString());
        }
        Assert.Equal("qr aa", responder.Ask("x.y.sub.example.com.", "A").Flags);
    }

    [Fact]
    public void Ask_ChildHasAStrayDS_ParentsIsGiven()
    {
        var stray = Child + "@ DS 1 13 2 " + new string('A', 64) + "\n";
        var message = TestResponder.Of(ExampleZone.Text, stray).Ask("sub.example.com.", "DS");
        Assert.StartsWith("sub.example.com. 300 IN DS 12345 13 2", Assert.Single(message.Answers).ToString());
    }

    [Fact]
    public void Ask_ThreeZonesNestedWithStrayDataBetween_EachAnswersForItself()
    {
        static string Zone(string apex, string more) =>
            $"$ORIGIN {apex}\n$TTL 60\n@ SOA a.example.net. b.example.net. 1 2 3 4 5\n@ NS a.example.net.\n{more}";
        var responder = TestResponder.Of(
            Zone("10.in-addr.arpa.", "2.1 PTR stray.example.net.\n1 NS a.example.net.\n"),
            Zone("1.10.in-addr.arpa.", "9 PTR nine.example.net.\n"),
            Zone("3.2.1.10.in-addr.arpa.", "4 PTR four.example.net.\n"));
        Assert.Equal(
            ["four.example.net."], TestResponder.DataOf(responder.Ask("4.3.2.1.10.in-addr.arpa.", "PTR").Answers));
        Assert.Equal(
            ["nine.example.net."], TestResponder.DataOf(responder.Ask("9.1.10.in-addr.arpa.", "PTR").Answers));
        // The stray record belongs to the zone in the middle, which does not have it: an empty non-terminal.
        var between = responder.Ask("2.1.10.in-addr.arpa.", "PTR");
        Assert.Equal(0, between.Rcode);
        Assert.Empty(between.Answers);
        Assert.StartsWith("1.10.in-addr.arpa. 5 IN SOA", Assert.Single(between.Authorities).ToString());
    }

    [Fact]
    public void Ask_TargetInAZoneBelow_StaleAddressIsNotAdded()
    {
        var parent = "$ORIGIN example.com.\n$TTL 60\n@ SOA a b 1 2 3 4 5\n@ NS a\na A 192.0.2.1\n"
            + "@ MX 10 mail.sub\nmail.sub A 192.0.2.66\n";
        var responder = TestResponder.Of(parent, Child + "mail A 192.0.2.67\n");
        Assert.Empty(responder.Ask("example.com.", "MX").Additionals);
        Assert.Equal(["192.0.2.67"], TestResponder.DataOf(responder.Ask("mail.sub.example.com.", "A").Answers));
    }
}
