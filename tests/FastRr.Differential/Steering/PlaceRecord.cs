namespace FastRr.Differential.Steering;

/// <summary>What a database says of a network, as far as places go; null and empty: nothing.</summary>
internal sealed record PlaceRecord
{
    /// <summary>Two letters.</summary>
    public string? Continent { get; init; }

    /// <summary>ISO 3166-1: where the network is.</summary>
    public string? Country { get; init; }

    /// <summary>ISO 3166-1: where its holder registered it.</summary>
    public string? RegisteredCountry { get; init; }

    /// <summary>ISO 3166-2 without the country, the largest division first.</summary>
    public IReadOnlyList<string> Subdivisions { get; init; } = [];

    /// <summary>GeoNames id of the city.</summary>
    public uint? City { get; init; }

    /// <summary>English name of the city.</summary>
    public string? CityName { get; init; }

    /// <summary>The places around the network, the largest first, as rules of FastRr and as keys in a map of gdnsd.
    /// </summary>
    /// <param name="reading">Whose.</param>
    public IEnumerable<(string Rule, string Key)> Places(Reading reading)
    {
        if (Continent is not null)
            yield return ($"continent:{Continent}", Continent);
        else if (reading.HasFlag(Reading.CountryWithinContinent))
            yield break;
        var country = Country ?? (reading.HasFlag(Reading.RegisteredCountryIsNone) ? null : RegisteredCountry);
        if (country is null)
            yield break;
        yield return ($"country:{country}", country);
        foreach (var code in Subdivisions)
            yield return ($"subdivision:{country}-{code}", code);
        if (City is not null && CityName is not null)
            yield return ($"city:{City}", CityName);
    }
}
