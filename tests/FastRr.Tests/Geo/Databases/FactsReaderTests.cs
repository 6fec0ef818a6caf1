using FastRr.Geo;
using FastRr.Geo.Databases;
using FastRr.Testing.Databases;
using Xunit;

namespace FastRr.Tests.Geo.Databases;

public sealed class FactsReaderTests
{
    [Fact]
    public void FactsAt_City_HasAll() =>
        Assert.Equivalent(
            new GeoFacts
            {
                Continent = "EU",
                Country = "GB",
                Subdivisions = ["ENG", "WBK"],
                City = 2655045,
                At = new GeoPoint(51.75, -1.25),
            },
            TestDatabases.FactsOf(TestDatabases.Open("GeoIP2-City-Test"), "2.125.160.216"),
            strict: true);

    [Fact]
    public void FactsAt_Country_HasCodes() =>
        Assert.Equivalent(
            new GeoFacts { Continent = "EU", Country = "GB" },
            TestDatabases.FactsOf(TestDatabases.Open("GeoLite2-Country-Test"), "2.125.160.216"),
            strict: true);

    [Theory]
    [InlineData("GeoLite2-ASN-Test", "1.128.0.0", 1221u)]
    [InlineData("GeoIP2-ISP-Test", "1.128.0.0", 1221u)]
    [InlineData("GeoIP2-Enterprise-Test", "74.209.24.0", 14671u)]
    public void FactsAt_EachProductWithANumber_HasTheAutonomousSystem(string name, string address, uint number) =>
        Assert.Equal(number, TestDatabases.FactsOf(TestDatabases.Open(name), address).AutonomousSystem);

    [Fact]
    public void Read_CountryMissing_IsTheRegisteredOne()
    {
        var record = new Dictionary<string, object>
        {
            ["registered_country"] = Map("iso_code", "FR"),
            ["represented_country"] = Map("iso_code", "US"),
        };
        Assert.Equal("FR", Read(record).Country);
        record["country"] = Map("iso_code", "GB");
        Assert.Equal("GB", Read(record).Country);
        // A country that is named without its code does not stand in the way.
        record["country"] = Map("geoname_id", 1u);
        Assert.Equal("FR", Read(record).Country);
    }

    [Fact]
    public void Read_DbIpCityLite_HasNoIdsNorSubdivisions()
    {
        var facts = Read(new()
        {
            ["city"] = new Dictionary<string, object> { ["names"] = Map("en", "Mountain View") },
            ["continent"] = new Dictionary<string, object> { ["code"] = "NA", ["geoname_id"] = 6255149u },
            ["country"] = new Dictionary<string, object> { ["iso_code"] = "US", ["is_in_european_union"] = false },
            ["location"] = new Dictionary<string, object> { ["latitude"] = 37.4220f, ["longitude"] = -122.085f },
            ["subdivisions"] = new object[] { new Dictionary<string, object> { ["names"] = Map("en", "California") } },
        });
        Assert.Equal(("NA", "US", null), (facts.Continent, facts.Country, facts.City));
        Assert.Empty(facts.Subdivisions);
        Assert.Equal(37.422, facts.At!.Value.Latitude, 5);
        Assert.Equal(-122.085, facts.At.Value.Longitude, 5);
    }

    [Fact]
    public void Read_DbIpLocationAndIsp_HasTheNumberAmongTheTraits()
    {
        var facts = Read(new()
        {
            ["subdivisions"] = new object[]
            {
                Map("iso_code", "CA"), Map("geoname_id", 5393021u), Map("iso_code", "085"),
            },
            ["traits"] = Map("autonomous_system_number", 15169u),
        });
        Assert.Equal(["CA", "085"], facts.Subdivisions);
        Assert.Equal(15169u, facts.AutonomousSystem);
    }

    [Theory]
    [InlineData("AS15169", 15169u)]
    [InlineData("as15169", 15169u)]
    [InlineData("15169", 15169u)]
    [InlineData(15169u, 15169u)]
    [InlineData(15169, 15169u)]
    [InlineData(4_294_967_295UL, 4_294_967_295u)]
    [InlineData(4_294_967_296UL, null)]
    [InlineData("AS4294967296", null)]
    [InlineData("AS", null)]
    [InlineData("AS-1", null)]
    [InlineData("", null)]
    [InlineData(0u, null)]
    [InlineData(-1, null)]
    [InlineData(15169d, null)]
    [InlineData(true, null)]
    public void Read_NumberOfASystem_IsTakenFromTextOrNumber(object value, uint? expected) =>
        Assert.Equal(expected, Read(new() { ["asn"] = value }).AutonomousSystem);

    [Theory]
    [InlineData("DE", "DE")]
    [InlineData("de", "DE")]
    [InlineData("Germany", null)]
    [InlineData("D", null)]
    [InlineData("D1", null)]
    [InlineData("ÄÖ", null)]
    [InlineData("é", null)]
    [InlineData("", null)]
    [InlineData(49u, null)]
    public void Read_CountryText_IsACodeOrNothing(object value, string? expected)
    {
        Assert.Equal(expected, Read(new() { ["country"] = value }).Country);
        Assert.Equal(expected, Read(new() { ["country_code"] = value }).Country);
        Assert.Equal(expected, Read(new() { ["country"] = Map("iso_code", value) }).Country);
    }

    [Theory]
    [InlineData("EU", "EU")]
    [InlineData("oc", "OC")]
    [InlineData("XX", null)]
    [InlineData("Europe", null)]
    public void Read_ContinentText_IsOneOfSevenOrNothing(string value, string? expected)
    {
        Assert.Equal(expected, Read(new() { ["continent"] = value }).Continent);
        Assert.Equal(expected, Read(new() { ["continent_code"] = value }).Continent);
        Assert.Equal(expected, Read(new() { ["continent"] = Map("code", value) }).Continent);
    }

    [Theory]
    [InlineData("NSW", "NSW")]
    [InlineData("13", "13")]
    [InlineData("nsw", "NSW")]
    [InlineData("New South Wales", null)]
    [InlineData("A-1", null)]
    [InlineData("", null)]
    public void Read_SubdivisionText_IsACodeOrNothing(string value, string? expected)
    {
        string[] codes = expected is null ? [] : [expected];
        Assert.Equal(codes, Read(new() { ["region_code"] = value }).Subdivisions);
        Assert.Equal(codes, Read(new() { ["region"] = value, ["region_name"] = "x" }).Subdivisions);
        Assert.Equal(codes, Read(new() { ["subdivisions"] = new object[] { Map("iso_code", value) } }).Subdivisions);
        // Alone it is a name.
        Assert.Empty(Read(new() { ["region"] = value }).Subdivisions);
    }

    [Theory]
    [InlineData("37.4056", "-122.0775", true)]
    [InlineData(37.4056d, -122.0775d, true)]
    [InlineData("37.4056", -122.0775d, true)]
    [InlineData("90.0001", "0", false)]
    [InlineData("0", "-180.5", false)]
    [InlineData("NaN", "0", false)]
    [InlineData(double.NaN, 0d, false)]
    [InlineData(double.PositiveInfinity, 0d, false)]
    [InlineData("x", "0", false)]
    [InlineData("", "", false)]
    [InlineData(true, 0d, false)]
    public void Read_Coordinates_AreDegreesOrNothing(object latitude, object longitude, bool expected)
    {
        GeoPoint? point = expected ? new GeoPoint(37.4056, -122.0775) : null;
        var both = new Dictionary<string, object> { ["latitude"] = latitude, ["longitude"] = longitude };
        Assert.Equal(point, Read(both).At);
        Assert.Equal(point, Read(new() { ["lat"] = latitude, ["lng"] = longitude }).At);
        Assert.Equal(point, Read(new() { ["location"] = both }).At);
        Assert.Null(Read(new() { ["lat"] = latitude }).At);
        Assert.Null(Read(new() { ["longitude"] = longitude }).At);
    }

    [Theory]
    [InlineData("37.4056,-122.0775", true)]
    [InlineData("37.4056, -122.0775", true)]
    [InlineData("37.4056", false)]
    [InlineData(",", false)]
    [InlineData("37.4056,", false)]
    public void Read_BothCoordinatesInOneText_AreDegreesOrNothing(string value, bool expected) =>
        Assert.Equal(
            expected ? new GeoPoint(37.4056, -122.0775) : null, Read(new() { ["loc"] = value }).At);

    [Fact]
    public void Read_WholeDegrees_AreDegrees() =>
        Assert.Equal(new GeoPoint(-5, 120), Read(new() { ["lat"] = -5, ["lng"] = (ushort)120 }).At);

    [Theory]
    [InlineData("2147714", 2147714u)]
    [InlineData(2147714u, 2147714u)]
    [InlineData("", null)]
    [InlineData("AS1", null)]
    public void Read_FlatCity_HasItsIdBesideIt(object value, uint? expected)
    {
        Assert.Equal(expected, Read(new() { ["city"] = "Sydney", ["geoname_id"] = value }).City);
        Assert.Equal(expected, Read(new() { ["city"] = Map("geoname_id", value) }).City);
        Assert.Null(Read(new() { ["geoname_id"] = value }).City);
    }

    [Theory]
    [InlineData("continent")]
    [InlineData("country")]
    [InlineData("registered_country")]
    [InlineData("subdivisions")]
    [InlineData("city")]
    [InlineData("location")]
    [InlineData("traits")]
    [InlineData("autonomous_system_number")]
    [InlineData("asn")]
    [InlineData("loc")]
    public void Read_FieldOfAnotherType_IsNothing(string key)
    {
        object[] others =
        [
            true, 1.5, 1.5f, new byte[] { 1 }, Array.Empty<object>(), new object[] { true, "x" }, Map("x", 1u),
            Map("iso_code", 1u), Map("code", true), Map("geoname_id", "x"), UInt128.MaxValue, "?",
        ];
        foreach (var other in others)
            Assert.Equivalent(new GeoFacts(), Read(new() { [key] = other }), strict: true);
    }

    [Theory]
    [InlineData("x")]
    [InlineData(1u)]
    [InlineData(true)]
    public void FactsAt_RecordIsNoMap_IsNothing(object record) =>
        Assert.Equivalent(new GeoFacts(), Facts(record), strict: true);

    private static GeoFacts Read(Dictionary<string, object> record) => Facts(record);

    private static GeoFacts Facts(object record) =>
        TestDatabases.FactsOf(GeoDatabase.Read(new DatabaseWriter().Add("192.0.2.0/24", record).Write()), "192.0.2.1");

    private static Dictionary<string, object> Map(string key, object value) => new() { [key] = value };
}
