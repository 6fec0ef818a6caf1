using System.Net;
using FastRr.Geo.Databases;
using FastRr.Testing;
using FastRr.Testing.Databases;
using Xunit;

namespace FastRr.Tests.Geo.Databases;

public sealed class GeoDatabaseTests
{
    [Fact]
    public void Open_TestDatabase_HasItsMetadata()
    {
        var database = TestDatabases.Open("GeoIP2-City-Test");
        Assert.Equal("GeoIP2-City", database.Type);
        Assert.Equal(new DateTimeOffset(2026, 2, 4, 22, 49, 29, TimeSpan.Zero), database.BuildTime);
        Assert.Equal(6, database.IPVersion);
        Assert.Equal(1547, database.NodeCount);
        Assert.Equal(28, database.RecordSize);
    }

    [Fact]
    public void Open_MetadataWithPointers_FollowsThem() =>
        Assert.Equal("Lots of pointers in metadata", TestDatabases.Open("MaxMind-DB-test-metadata-pointers").Type);

    [Fact]
    public void Open_NoFile_SaysSoWithoutThePath()
    {
        using var folder = new TemporaryFolder();
        AssertOpenFails("it does not exist", folder.PathOf("no.mmdb"));
        AssertOpenFails("it does not exist", folder.PathOf("no/no.mmdb"));
        AssertOpenFails("it is a directory", folder.Root);
        AssertOpenFails("it cannot be read", "");
    }

    [Fact]
    public void Open_FileTooLarge_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("large.mmdb");
        // All hole: it takes no room.
        using (var file = File.Create(path))
            file.SetLength(1L << 31);
        AssertOpenFails("it is larger than 2 GiB", path);
    }

    [Fact]
    public void Read_EmptyOrOtherOctets_SaysWhatTheyAreNot()
    {
        const string Message = "it is not a MaxMind DB file: no metadata in its last 128 KiB";
        AssertReadFails(Message, []);
        AssertReadFails(Message, new byte[300_000]);
        // Metadata, but so far from the end that it is not looked for.
        AssertReadFails(Message, [.. Sound().Write(), .. new byte[128 * 1024]]);
    }

    [Fact]
    public void Read_TwoMarkers_TakesTheLastOne()
    {
        var inner = Sound().Add("198.51.100.0/24", Sound().Write()).Write();
        var database = GeoDatabase.Read(inner);
        Assert.Equal(2, database.IPv4Networks().Count());
    }

    [Theory]
    [InlineData("node_count", 0u, "node_count is 0: there is no search tree")]
    [InlineData("node_count", 4_294_967_295u, "node_count is 4294967295, beyond 2147483647")]
    [InlineData("node_count", "9", "node_count is not an unsigned number")]
    [InlineData("node_count", 2_000_000_000u,
        "a search tree of 2000000000 nodes takes 12000000000 octets and 16 more, but the file has 756 before its "
        + "metadata")]
    [InlineData("node_count", 119u, "the 16 octets after the search tree, from octet 714, are not zero: "
        + "it is damaged, or does not have 119 nodes")]
    [InlineData("record_size", (ushort)36, "record_size is 36, not 24 or 28 or 32")]
    [InlineData("record_size", (ushort)0, "record_size is 0, not 24 or 28 or 32")]
    [InlineData("ip_version", (ushort)5, "ip_version is 5, not 4 or 6")]
    [InlineData("ip_version", 65_540u, "ip_version is 65540, beyond 65535")]
    [InlineData("database_type", 4u, "database_type is not a text")]
    [InlineData("binary_format_major_version", (ushort)3, "its format is version 3, not 2")]
    [InlineData("build_epoch", 253_402_300_800UL, "build_epoch is 253402300800, beyond the year 9999")]
    [InlineData("build_epoch", -1, "build_epoch is not an unsigned number")]
    public void Read_MetadataWrong_SaysWhat(string key, object value, string message)
    {
        var writer = Sound();
        writer.Metadata[key] = value;
        AssertReadFails(message, writer.Write());
    }

    [Theory]
    [InlineData("binary_format_major_version")]
    [InlineData("binary_format_minor_version")]
    [InlineData("build_epoch")]
    [InlineData("database_type")]
    [InlineData("ip_version")]
    [InlineData("record_size")]
    public void Read_MetadataIncomplete_SaysWhatIsMissing(string key)
    {
        var writer = Sound();
        writer.Metadata.Remove(key);
        AssertReadFails($"the metadata has no {key}", writer.Write());
    }

    [Fact]
    public void Read_MetadataNoMap_SaysSo()
    {
        var octets = Sound().Write();
        var start = octets.AsSpan().LastIndexOf("MaxMind.com"u8) + "MaxMind.com".Length;
        AssertReadFails(
            $"the metadata at octet {start} is not a map but of type 2", [.. octets[..start], 0x41, (byte)'x']);
    }

    [Fact]
    public void Read_LaterMinorVersion_IsRead()
    {
        var writer = Sound();
        writer.Metadata["binary_format_minor_version"] = (ushort)7;
        writer.Metadata["new_in_2_7"] = new Dictionary<string, object> { ["a"] = true };
        Assert.Single(GeoDatabase.Read(writer.Write()).IPv4Networks());
    }

    [Theory]
    [InlineData("1.1.1.3", "1.1.1.2/31")]
    [InlineData("1.1.1.32", "1.1.1.32/32")]
    [InlineData("1.1.1.33", null)]
    [InlineData("255.255.255.255", null)]
    [InlineData("0.0.0.0", null)]
    [InlineData("::1:ffff:ffff", "::1:ffff:ffff/128")]
    [InlineData("::2:0:41", "::2:0:40/124")]
    [InlineData("::3:0:0", null)]
    // The aliases of the IPv4 networks, of which a look-up knows nothing special.
    [InlineData("::ffff:1.1.1.3", "::ffff:1.1.1.2/127")]
    [InlineData("::1.1.1.3", "::1.1.1.2/127")]
    [InlineData("2002:101:103::", "2002:101:102::/47")]
    public void TryFind_MixedTree_FindsTheNetworkAround(string address, string? expected)
    {
        foreach (var size in new[] { 24, 28, 32 })
        {
            var database = TestDatabases.Open($"MaxMind-DB-test-mixed-{size}");
            var isIPv4 = !address.Contains(':');
            var found = database.TryFind(IPAddress.Parse(address), out var network);
            Assert.Equal(expected, found ? network.Format(isIPv4) : null);
        }
    }

    [Fact]
    public void TryFind_IPv6AddressInIPv4Tree_FindsNothing() =>
        Assert.False(TestDatabases.Open("MaxMind-DB-test-ipv4-24").TryFind(IPAddress.Parse("::1.1.1.1"), out _));

    [Fact]
    public void FactsAt_OffsetOutside_IsAnError()
    {
        var database = GeoDatabase.Read(Sound().Write());
        foreach (var offset in new[] { -1, int.MinValue, int.MaxValue, 20 })
        {
            var failure = Assert.Throws<GeoDatabaseException>(() => database.FactsAt(offset));
            Assert.Equal($"no record starts at octet {offset} of the data section, which has 20", failure.Message);
        }
    }

    /// <summary>120 nodes of 24 bits, 20 octets of data.</summary>
    private static DatabaseWriter Sound() => new DatabaseWriter().Add("192.0.2.0/24", "a text to find back");

    private static void AssertOpenFails(string message, string path) =>
        Assert.Equal(message, Assert.Throws<GeoDatabaseException>(() => GeoDatabase.Open(path)).Message);

    private static void AssertReadFails(string message, byte[] octets) =>
        Assert.Equal(message, Assert.Throws<GeoDatabaseException>(() => GeoDatabase.Read(octets)).Message);
}
