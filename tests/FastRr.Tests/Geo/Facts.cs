using FastRr.Geo;

namespace FastRr.Tests.Geo;

/// <summary>What databases of tests say.</summary>
internal static class Facts
{
    public static GeoFacts Germany { get; } = new() { Continent = "EU", Country = "DE" };

    public static GeoFacts California { get; } =
        new() { Continent = "NA", Country = "US", Subdivisions = ["CA"], City = 5_368_361 };

    public static GeoFacts UnitedStates { get; } = new() { Continent = "NA", Country = "US" };

    public static GeoFacts Singapore { get; } =
        new() { Continent = "AS", Country = "SG", At = new GeoPoint(1.3, 103.8) };

    public static GeoFacts Of(uint autonomousSystem) => new() { AutonomousSystem = autonomousSystem };

    public static GeoFacts At(double latitude, double longitude) =>
        new() { At = new GeoPoint(latitude, longitude) };
}
