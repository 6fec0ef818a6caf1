using System.Net;
using FastRr.Geo.Databases;
using FastRr.Testing.Databases;
using Xunit;

namespace FastRr.Tests.Geo.Databases;

public sealed class GeoNetworksTests
{
    [Theory]
    [InlineData(4, 24)]
    [InlineData(4, 28)]
    [InlineData(4, 32)]
    [InlineData(6, 24)]
    [InlineData(6, 28)]
    [InlineData(6, 32)]
    public void IPv4Networks_OfEachRecordSize_AreInAddressOrder(int ipVersion, int recordSize)
    {
        var database = GeoDatabase.Read(new DatabaseWriter(ipVersion, recordSize)
            .Add("203.0.113.128/25", "c").Add("10.0.0.0/8", "a").Add("192.0.2.1/32", "b").Add("255.255.255.255/32", "d")
            .Write());
        Assert.Equal(recordSize, database.RecordSize);
        Assert.Equal(ipVersion, database.IPVersion);
        Assert.Equal(
            ["10.0.0.0/8 a", "192.0.2.1/32 b", "203.0.113.128/25 c", "255.255.255.255/32 d"],
            Texts(database, database.IPv4Networks(), isIPv4: true));
        Assert.Empty(database.IPv6Networks());
    }

    [Fact]
    public void IPv6Networks_WithAliases_LeaveOutTheIPv4OnesAndTheirAliases()
    {
        var database = GeoDatabase.Read(new DatabaseWriter()
            .Add("192.0.2.0/24", "four").Add("::1:0:0/96", "near").Add("2001:db8::/32", "six").Add("ff00::/8", "last")
            .Link("::ffff:0:0/96", "0.0.0.0/0").Link("2002::/16", "0.0.0.0/0").Link("2001::/32", "0.0.0.0/0")
            .Link("64:ff9b::/96", "0.0.0.0/0").Write());
        Assert.Equal(["192.0.2.0/24 four"], Texts(database, database.IPv4Networks(), isIPv4: true));
        Assert.Equal(
            ["::1:0:0/96 near", "2001:db8::/32 six", "ff00::/8 last"],
            Texts(database, database.IPv6Networks(), isIPv4: false));
    }

    [Theory]
    [InlineData("::/0")]
    [InlineData("::/64")]
    [InlineData("::/96")]
    public void Networks_WithOneRecordForAllOfIPv4_HaveItOnce(string network)
    {
        var database = GeoDatabase.Read(new DatabaseWriter().Add("::/1", "x").Add("8000::/1", "x")
            .Add(network == "::/0" ? "::/1" : network, "y").Write());
        Assert.Equal(["0.0.0.0/0 y"], Texts(database, database.IPv4Networks(), isIPv4: true));
        Assert.Single(database.IPv6Networks(), found => found.First == 0);
    }

    [Fact]
    public void Networks_OfTheWholeSpace_HaveFullLengths()
    {
        var database = GeoDatabase.Read(new DatabaseWriter().Add("::/128", "low")
            .Add("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128", "high").Add("0.0.0.255/32", "v4").Write());
        Assert.Equal(
            ["0.0.0.0/32 low", "0.0.0.255/32 v4"], Texts(database, database.IPv4Networks(), isIPv4: true));
        Assert.Equal(
            ["ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128 high"],
            Texts(database, database.IPv6Networks(), isIPv4: false));
    }

    [Fact]
    public void Networks_GoneThroughTwice_AreTheSame()
    {
        var networks = GeoDatabase.Read(new DatabaseWriter().Add("10.0.0.0/8", "a").Add("11.0.0.0/8", "b").Write())
            .IPv4Networks();
        Assert.Equal(networks, networks);
        using var enumerator = networks.GetEnumerator();
        Assert.True(enumerator.MoveNext());
        enumerator.Reset();
        Assert.True(enumerator.MoveNext());
        Assert.Equal(networks.First(), enumerator.Current);
    }

    [Fact]
    public void Networks_OfNothing_AreNone() => Assert.Empty(default(GeoNetworks));

    [Fact]
    public void Networks_GoneThrough_AllocateOnlyTheEnumerator()
    {
        var database = TestDatabases.Open("GeoIP2-ISP-Test");
        Assert.True(Count(database) > 2000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Count(database);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2048);

        static int Count(GeoDatabase database)
        {
            var count = 0;
            foreach (var network in database.IPv4Networks())
                count += network.PrefixLength > 0 ? 1 : 0;
            foreach (var network in database.IPv6Networks())
                count += network.PrefixLength > 0 ? 1 : 0;
            return count;
        }
    }

    [Fact]
    public void Networks_OfATreeWithALoop_AreAnError()
    {
        // Not to the root: that is refused when the file is read.
        var database = GeoDatabase.Read(new DatabaseWriter(4).Add("10.0.0.0/8", "a").Link("10.128.0.0/9", "10.0.0.0/7")
            .Write());
        var failure = Assert.Throws<GeoDatabaseException>(() => database.IPv4Networks().Count());
        Assert.StartsWith("the search tree goes on below 10.", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("/32: it has a loop", failure.Message, StringComparison.Ordinal);
        failure = Assert.Throws<GeoDatabaseException>(() => database.TryFind(IPAddress.Parse("10.170.170.170"), out _));
        Assert.Equal("the search tree goes on below 10.170.170.170/32: it has a loop", failure.Message);
    }

    [Theory]
    [InlineData(4, 31)]
    [InlineData(6, 127)]
    public void Networks_OfATreeThatDoublesAtEachNode_AreAnErrorSoon(int ipVersion, int levels)
    {
        // Both records of a node lead to the next: a few nodes, and more networks than could ever be gone through.
        var writer = new DatabaseWriter(ipVersion);
        var first = ipVersion == 4 ? "128.0.0.0" : "8000::";
        writer.Add($"{first}/{levels + 1}", "x");
        for (var length = levels; length > 1; length--)
            writer.Link($"{Second(first, length)}/{length}", $"{first}/{length}");
        var database = GeoDatabase.Read(writer.Write());
        var failure = Assert.Throws<GeoDatabaseException>(() =>
            (ipVersion == 4 ? database.IPv4Networks() : database.IPv6Networks()).Count());
        Assert.StartsWith(
            $"the search tree of {database.NodeCount} nodes has no end: still at ", failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_OfATreeThatSharesNodes_AreAllThere()
    {
        var database = GeoDatabase.Read(new DatabaseWriter(4).Add("10.0.0.0/24", "a").Link("11.0.0.0/8", "10.0.0.0/8")
            .Link("12.0.0.0/8", "10.0.0.0/8").Write());
        Assert.Equal(
            ["10.0.0.0/24 a", "11.0.0.0/24 a", "12.0.0.0/24 a"],
            Texts(database, database.IPv4Networks(), isIPv4: true));
    }

    /// <summary>The other network of its length beside the first one.</summary>
    private static IPAddress Second(string first, int length)
    {
        var octets = IPAddress.Parse(first).GetAddressBytes();
        octets[(length - 1) / 8] ^= (byte)(0x80 >> ((length - 1) % 8));
        return new IPAddress(octets);
    }

    private static List<string> Texts(GeoDatabase database, GeoNetworks networks, bool isIPv4) =>
        [.. networks.Select(each => $"{each.Format(isIPv4)} {database.ValueAt(each.DataOffset).Text}")];
}
