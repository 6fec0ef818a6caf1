namespace FastRr.Geo.Databases;

/// <summary>Keys of a record's outermost map that facts are taken from.</summary>
internal enum RecordKey
{
    Asn,
    AutonomousSystemNumber,
    City,
    Continent,
    ContinentCode,
    Country,
    CountryCode,
    GeonameId,
    Lat,
    Latitude,
    Lng,
    Loc,
    Location,
    Longitude,
    Region,
    RegionCode,
    RegionName,
    RegisteredCountry,
    Subdivisions,
    Traits,
}
