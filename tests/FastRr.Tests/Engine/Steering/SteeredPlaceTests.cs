using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Engine.Steering;

/// <summary>Steered names beside what the zones say: at a zone cut, and for ANY.</summary>
public sealed class SteeredPlaceTests
{
    private const string Child = "child.example.com.";

    private const string ChildZone = """
        $ORIGIN child.example.com.
        $TTL 300
        @     SOA   ns1.example.com. hostmaster.example.com. 9 3600 600 86400 60
        @     NS    ns1.example.com.
        """;

    [Fact]
    public void Ask_DsAtSteeredApexBelowOurParentZone_TheParentAnswers()
    {
        var responder = Of($"child DS 60485 13 2 {new string('A', 64)}");
        for (var k = 0; k < 2; k++)
        {
            var ds = responder.Ask(new DnsQuery(Child, "DS").From("198.51.100.0/24"));
            Assert.True(ds.IsAuthoritative);
            Assert.Equal([$"60485 13 2 {new string('A', 64)}"], TestResponder.DataOf(ds.Answers));
            Assert.Equal(0, ds.Opt!.Option(8)![3]);
            var address = responder.Ask(new DnsQuery(Child, "A").From("198.51.100.0/24"));
            Assert.Equal(["198.51.100.1"], TestResponder.DataOf(address.Answers));
            Assert.Equal(24, address.Opt!.Option(8)![3]);
        }
    }

    [Fact]
    public void Ask_DsAtSteeredApexWithoutOne_TheParentSaysNoData()
    {
        var ds = Of("").Ask(new DnsQuery(Child, "DS").From("198.51.100.0/24"));
        Assert.Equal((0, 0, true), (ds.Rcode, ds.Answers.Count, ds.IsAuthoritative));
        // RFC 4035 §3.1.4.1: DS stands above the cut.
        Assert.Equal(WireName.Parse("example.com."), Assert.Single(ds.Authorities).Owner);
        Assert.Equal(0, ds.Opt!.Option(8)![3]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ask_AnyAtSteeredName_GivesOneRRsetOfTheRegion(bool isStream)
    {
        var responder = TestResponder.Of(
            TestSteering.OfThree().Pool(
                ["www.example.com."],
                [
                    ("eu", ["192.0.2.1 2001:db8:e::1", "192.0.2.2 2001:db8:e::2"]),
                    ("na", ["198.51.100.1 2001:db8:a::1", "198.51.100.2 2001:db8:a::2"]),
                ]).ToPlan(),
            ParentZone(""));
        var query = new DnsQuery("www.example.com.", "ANY");
        Assert.Equal(
            ["192.0.2.1", "192.0.2.2"], TestResponder.DataOf(responder.Ask(query, isStream).Answers));
        var america = responder.Ask(query.From("198.51.100.0/24"), isStream);
        Assert.Equal(["198.51.100.1", "198.51.100.2"], TestResponder.DataOf(america.Answers));
        Assert.Equal(24, america.Opt!.Option(8)![3]);
    }

    private static TestResponder Of(string delegation) => TestResponder.Of(
        TestSteering.OfThree().Pool([Child], [("eu", ["192.0.2.1"]), ("na", ["198.51.100.1"])]).ToPlan(),
        ParentZone($"child NS ns1\n{delegation}"),
        ChildZone);

    private static string ParentZone(string records) => $"""
        $ORIGIN example.com.
        $TTL 300
        @     SOA   ns1 hostmaster 7 3600 600 86400 60
        @     NS    ns1
        ns1   A     192.0.2.53
        {records}

        """;
}
