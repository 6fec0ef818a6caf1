using System.Text.Json;
using FastRr.Testing;

namespace FastRr.Differential.Steering;

/// <summary>A test database of MaxMind, and the JSON it was made from.</summary>
internal static class MaxMindDatabase
{
    /// <param name="name">Of the file, without its ending.</param>
    public static SteeringWorld Open(string name)
    {
        var source = JsonDocument.Parse(Repository.Read($"geo/test-data/maxmind/source-data/{name}.json"));
        var networks = source.RootElement.EnumerateArray().SelectMany(entry => entry.EnumerateObject())
            .Select(entry => (Prefix.Parse(entry.Name), Read(entry.Value))).ToList();
        return new SteeringWorld(
            name,
            Repository.PathOf($"geo/test-data/maxmind/test-data/{name}.mmdb"),
            networks,
            Reading.CompatibleIsIPv4 | Reading.TranslatedIsIPv4 | Reading.PaddingIsAddress);
    }

    private static PlaceRecord Read(JsonElement record) => new()
    {
        Continent = Text(record, "continent", "code"),
        Country = Text(record, "country", "iso_code"),
        RegisteredCountry = Text(record, "registered_country", "iso_code"),
        Subdivisions = record.TryGetProperty("subdivisions", out var divisions)
            ? [.. divisions.EnumerateArray().Select(division => division.GetProperty("iso_code").GetString()!)]
            : [],
        City = Inner(record, "city", "geoname_id")?.GetUInt32(),
        CityName = Inner(record, "city", "names") is { } names && names.TryGetProperty("en", out var name)
            ? name.GetString()
            : null,
    };

    private static string? Text(JsonElement record, string outer, string inner) =>
        Inner(record, outer, inner)?.GetString();

    private static JsonElement? Inner(JsonElement record, string outer, string inner) =>
        record.TryGetProperty(outer, out var map) && map.TryGetProperty(inner, out var value) ? value : null;
}
