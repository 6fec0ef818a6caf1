using Xunit;

namespace FastRr.Tests.Geo.Databases;

/// <summary>
/// MaxMind's test databases that have no source in JSON: what is in them is known from the program that writes them.
/// </summary>
public sealed class TestDataTests
{
    [Fact]
    public void Value_AllTypes_IsAsWritten() =>
        Assert.Equal(
            """
            {"array":[1,2,3],"boolean":true,"bytes":"0000002A","double":42.123456,"float":1.1,"int32":-268435456,
            "map":{"mapX":{"arrayX":[7,8,9],"utf8_stringX":"hello"}},"uint128":1329227995784915872903807060280344576,
            "uint16":100,"uint32":268435456,"uint64":1152921504606846976,"utf8_string":"unicode! \u262F - \u266B"}
            """.ReplaceLineEndings(""),
            Json("MaxMind-DB-test-decoder", "1.1.1.0"));

    [Fact]
    public void Value_AllTypesZero_IsAsWritten() =>
        Assert.Equal(
            """
            {"array":[],"boolean":false,"bytes":"","double":0,"float":0,"int32":0,"map":{},"uint128":0,"uint16":0,
            "uint32":0,"uint64":0,"utf8_string":""}
            """.ReplaceLineEndings(""),
            Json("MaxMind-DB-test-decoder", "0.0.0.0"));

    [Fact]
    public void Value_AllTypesMost_IsAsWritten() =>
        Assert.Equal(
            """
            {"double":Infinity,"float":Infinity,"int32":2147483647,"uint128":340282366920938463463374607431768211455,
            "uint16":65535,"uint32":4294967295,"uint64":18446744073709551615}
            """.ReplaceLineEndings(""),
            Json("MaxMind-DB-test-decoder", "255.255.255.255"));

    [Fact]
    public void Value_Nested_IsAsWritten() =>
        Assert.Equal(
            """{"map1":{"map2":{"array":[{"map3":{"a":1,"b":2,"c":3}}]}}}""",
            Json("MaxMind-DB-test-nested", "1.1.1.1"));

    [Theory]
    [InlineData("ipv4", 6, 0)]
    [InlineData("ipv6", 0, 5)]
    [InlineData("mixed", 6, 5)]
    public void Networks_OfEachRecordSize_NameTheirFirstAddress(string kind, int ofIPv4, int ofIPv6)
    {
        foreach (var size in new[] { 24, 28, 32 })
        {
            var database = TestDatabases.Open($"MaxMind-DB-test-{kind}-{size}");
            Assert.Equal(size, database.RecordSize);
            Assert.Equal(ofIPv4, database.IPv4Networks().Count());
            Assert.Equal(ofIPv6, database.IPv6Networks().Count());
            foreach (var network in database.IPv4Networks())
            {
                Assert.True(database.ValueAt(network.DataOffset).TryGet("ip"u8, out var first));
                var prefix = kind == "mixed" ? "::" : "";
                Assert.Equal($"{first.Text}/{network.PrefixLength}", prefix + network.Format(isIPv4: true));
            }
            foreach (var network in database.IPv6Networks())
            {
                Assert.True(database.ValueAt(network.DataOffset).TryGet("ip"u8, out var first));
                Assert.Equal($"{first.Text}/{network.PrefixLength}", network.Format(isIPv4: false));
            }
        }
    }

    [Fact]
    public void Networks_OfTextRecords_NameThemselves()
    {
        var database = TestDatabases.Open("MaxMind-DB-string-value-entries");
        Assert.Equal(6, database.IPv4Networks().Count());
        foreach (var network in database.IPv4Networks())
        {
            Assert.Equal(network.Format(isIPv4: true), database.ValueAt(network.DataOffset).Text);
            Assert.Equivalent(new FastRr.Geo.GeoFacts(), database.FactsAt(network.DataOffset));
        }
    }

    [Fact]
    public void Networks_WithoutAnIPv4Tree_HaveTheWiderOneInBothSpaces()
    {
        var database = TestDatabases.Open("MaxMind-DB-no-ipv4-search-tree");
        Assert.Equal("0.0.0.0/0", Assert.Single(database.IPv4Networks()).Format(isIPv4: true));
        Assert.Equal("::/64", Assert.Single(database.IPv6Networks()).Format(isIPv4: false));
        Assert.Equal("::/64", TestDatabases.ValueOf(database, "203.0.113.1").Text);
    }

    [Fact]
    public void Values_ReachedByPointers_AreWhole()
    {
        // Keys and values stand elsewhere; the second record lacks what the first has beside the known types.
        const string First =
            """
            {"array":[1,2,3],"arrayX":[1,2,3,4],"boolean":1,"booleanX":false,"bytes":"0000002A","double":42.123456,
            "float":1.1,"int32":-268435456,"map":{"mapX":{"arrayX":[7,8,9],"utf8_stringX":"hello"}},
            "mapXX":{"arrayX":[7,8,9,10],"booleanX":false,"utf8_stringX":"hello"},
            "uint128":1329227995784915872903807060280344576,"uint16":100,"uint32":268435456,
            "uint64":1152921504606846976,"utf8_string":"unicode! \u262F - \u266B"}
            """;
        const string Second =
            """
            {"array":[1,2,3],"boolean":false,"bytes":"0000002A","double":42.123456,"float":1.1,"int32":-268435456,
            "map":{"mapX":{"arrayX":[7,8,9],"utf8_stringX":"hello"}},
            "uint128":1329227995784915872903807060280344576,"uint16":100,"uint32":268435456,
            "uint64":1152921504606846976,"utf8_string":"unicode! \u262F - \u266B"}
            """;
        var values = TestDatabases.Networks(TestDatabases.Open("MaxMind-DB-test-pointer-decoder"))
            .Select(network => MmdbText.Json(network.Value));
        Assert.Equal([First.ReplaceLineEndings(""), Second.ReplaceLineEndings("")], values);
    }

    private static string Json(string name, string address) =>
        MmdbText.Json(TestDatabases.ValueOf(TestDatabases.Open(name), address));
}
