using System.Text.Json;
using FastRr.Geo;
using FastRr.Testing;
using Xunit;

namespace FastRr.Tests.Geo.Databases;

/// <summary>Every line of IPinfo's samples against their databases.</summary>
public sealed class IPinfoTests
{
    public static TheoryData<string> Names => [.. TestDatabases.Names(TestDatabases.IPinfo)];

    [Theory]
    [MemberData(nameof(Names))]
    public void FactsAt_EachLineOfASample_AreThoseOfTheLine(string name)
    {
        var database = TestDatabases.Open(name, TestDatabases.IPinfo);
        var lines = Repository.Read($"{TestDatabases.IPinfo}/{name}.json").Split('\n')
            .Where(line => line.Length > 0).ToList();
        Assert.True(lines.Count >= 100, $"{lines.Count} lines");
        foreach (var line in lines)
        {
            var fields = JsonDocument.Parse(line).RootElement;
            var first = Text(fields, "network")?.Split('/')[0] ?? Text(fields, "start_ip")!;
            var facts = TestDatabases.FactsOf(database, first);
            Assert.Equivalent(Expected(fields), facts, strict: true);
        }
    }

    // Which products have which fields, IPinfo says beside each sample.
    private static GeoFacts Expected(JsonElement fields) => new()
    {
        Continent = Text(fields, "continent_code") ?? Text(fields, "continent"),
        Country = Text(fields, "country_code") ?? Text(fields, "country"),
        Subdivisions = Region(fields) is { } region ? [region] : [],
        City = Text(fields, "geoname_id") is { } id ? uint.Parse(id) : null,
        AutonomousSystem = Text(fields, "asn") is { } number ? uint.Parse(number.AsSpan(2)) : null,
        At = Text(fields, "latitude") is { } latitude
            ? new GeoPoint(double.Parse(latitude), double.Parse(Text(fields, "longitude")!))
            : null,
    };

    private static string? Region(JsonElement fields) =>
        Text(fields, "region_code") ?? (Text(fields, "region_name") is null ? null : Text(fields, "region"));

    private static string? Text(JsonElement fields, string key) =>
        fields.TryGetProperty(key, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
}
