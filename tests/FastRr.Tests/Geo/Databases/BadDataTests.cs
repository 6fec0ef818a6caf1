using FastRr.Geo.Databases;
using Xunit;

namespace FastRr.Tests.Geo.Databases;

/// <summary>Databases that MaxMind broke on purpose, and those that once broke a reader.</summary>
public sealed class BadDataTests
{
    private const string C = "libmaxminddb/libmaxminddb-";
    private const string Go = "maxminddb-golang/";
    private const string TooDeep = "a value is nested over 64 levels deep, or in a loop, at octet ";
    private const string Separator = "of node 0 of the search tree leads into the separator before the data";

    public static TheoryData<string, string> Broken => new()
    {
        { C + "corrupt-search-tree", "the left record of node 1 of the search tree leads back to its root" },
        { C + "deep-array-nesting", TooDeep + "950 of the file, 130 of its data section" },
        { C + "deep-nesting", TooDeep + "1015 of the file, 195 of its data section" },
        { C + "metadata-marker-only", "the file ends at octet 14, where its metadata should start" },
        { C + "offset-integer-overflow", "a pointer leads to octet 943208504 of the metadata, which has 211, at octet "
            + "230 of the file, 29 of its metadata" },
        { C + "oversized-array", "the data section ends at octet 31 of the file, where a field should start" },
        { C + "oversized-map", "the data section ends at octet 30 of the file, where a field should start" },
        { C + "separator-record-max-left", "the left record " + Separator },
        { C + "separator-record-min-left", "the left record " + Separator },
        { C + "separator-record-min-right", "the right record " + Separator },
        { C + "uint64-max-epoch", "build_epoch is 18446744073709551615, beyond the year 9999" },
        { Go + "cyclic-data-structure", "a field of size 1 reaches past the end at octet 2730 of the file, "
            + "258 of its metadata" },
        { Go + "invalid-bytes-length", "a field is cut off at octet 31 of the file, 17 of its metadata" },
        { Go + "invalid-data-record-offset", "a key of a map is not UTF-8 at octet 15 of the file, "
            + "1 of its metadata" },
        { Go + "invalid-map-key-length", "a field of size 1 reaches past the end at octet 2730 of the file, "
            + "258 of its metadata" },
        { Go + "invalid-string-length", "a pointer is cut off at octet 186 of the file, 139 of its metadata" },
        { Go + "metadata-is-an-uint128", "a field of size 2 reaches past the end at octet 14 of the file, "
            + "0 of its metadata" },
        { Go + "unexpected-bytes", "the metadata ends at octet 2333 of the file, where a field should start" },
        { "maxminddb-python/bad-unicode-in-map-key", "the 16 octets after the search tree, from octet 984, are not "
            + "zero: it is damaged, or does not have 164 nodes" },
    };

    /// <summary>Sound by the format: they broke a reader that looked past an empty field at the end.</summary>
    public static TheoryData<string> Sound => [C + "empty-array-last-in-metadata", C + "empty-map-last-in-metadata"];

    [Theory]
    [MemberData(nameof(Broken))]
    public void Read_BadData_SaysWhatIsWrongAndWhere(string name, string message) =>
        AssertFails(message, name, TestDatabases.Bad);

    [Theory]
    [MemberData(nameof(Sound))]
    public void Read_SoundData_IsRead(string name)
    {
        var database = TestDatabases.Open(name, TestDatabases.Bad);
        Assert.Equal("""{"ip":"test"}""", MmdbText.Json(TestDatabases.ValueOf(database, "1.1.1.1")));
        Assert.Equal(2, TestDatabases.ReadThrough(database));
    }

    [Fact]
    public void Tables_AllOfBadData_NameEachFileOnce()
    {
        var named = Broken.Select(row => row.Data.Item1).Concat(Sound.Select(row => row.Data));
        Assert.Equal(TestDatabases.Names(TestDatabases.Bad), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GeoIP2-City-Test-Broken-Double-Format",
        "a field of type 3 has the size 5 at octet 11128 of the file, 367 of its data section")]
    [InlineData("GeoIP2-City-Test-Invalid-Node-Count", "a search tree of 100000 nodes takes 700000 octets and 16 more, "
        + "but the file has 22571 before its metadata")]
    [InlineData("MaxMind-DB-test-broken-pointers-24",
        "the left record of node 36 of the search tree leads to octet 100052 of the data section, which has 65")]
    [InlineData("MaxMind-DB-test-broken-search-tree-24",
        "the right record of node 0 of the search tree leads back to its root")]
    public void Read_BrokenTestData_SaysWhatIsWrongAndWhere(string name, string message) =>
        AssertFails(message, name, TestDatabases.MaxMind);

    private static void AssertFails(string message, string name, string folder)
    {
        var octets = TestDatabases.Read(name, folder);
        var failure = Assert.Throws<GeoDatabaseException>(
            () => TestDatabases.ReadThrough(GeoDatabase.Read(octets)));
        Assert.Equal(message, failure.Message);
    }
}
