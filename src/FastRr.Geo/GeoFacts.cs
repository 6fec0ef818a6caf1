namespace FastRr.Geo;

/// <summary>What a database says of a network; null and empty: nothing.</summary>
public sealed record GeoFacts
{
    /// <summary>Two upper-case letters: AF AN AS EU NA OC SA.</summary>
    public string? Continent { get; init; }

    /// <summary>ISO 3166-1, two upper-case letters.</summary>
    public string? Country { get; init; }

    /// <summary>ISO 3166-2 codes without the country, <c>CA</c>; the largest division first.</summary>
    public IReadOnlyList<string> Subdivisions { get; init; } = [];

    /// <summary>GeoNames id of the city.</summary>
    public uint? City { get; init; }

    /// <summary>Number of the autonomous system.</summary>
    public uint? AutonomousSystem { get; init; }

    public GeoPoint? At { get; init; }
}
