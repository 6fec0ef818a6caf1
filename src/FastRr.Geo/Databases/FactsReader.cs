using System.Globalization;

namespace FastRr.Geo.Databases;

/// <summary>
/// Takes the facts out of a record, whoever made it: the nested layout of MaxMind, which DB-IP follows, and the flat
/// one of IPinfo and others. A field that is missing, of another type or of no sense is nothing.
/// </summary>
internal readonly ref struct FactsReader
{
    /// <summary>As they are spelt, in the order of <see cref="RecordKey"/>.</summary>
    private static readonly byte[][] Keys =
    [
        "asn"u8.ToArray(), "autonomous_system_number"u8.ToArray(), "city"u8.ToArray(), "continent"u8.ToArray(),
        "continent_code"u8.ToArray(), "country"u8.ToArray(), "country_code"u8.ToArray(), "geoname_id"u8.ToArray(),
        "lat"u8.ToArray(), "latitude"u8.ToArray(), "lng"u8.ToArray(), "loc"u8.ToArray(), "location"u8.ToArray(),
        "longitude"u8.ToArray(), "region"u8.ToArray(), "region_code"u8.ToArray(), "region_name"u8.ToArray(),
        "registered_country"u8.ToArray(), "subdivisions"u8.ToArray(), "traits"u8.ToArray(),
    ];

    private readonly MmdbValue _record;

    // Where the value of each key stands, or below 0. Found in one pass: skipping over the names of places in ten
    // languages is most of the work.
    private readonly ReadOnlySpan<int> _places;

    private FactsReader(MmdbValue record, ReadOnlySpan<int> places)
    {
        _record = record;
        _places = places;
    }

    /// <param name="record">Proved to be sound.</param>
    public static GeoFacts Read(MmdbValue record)
    {
        Span<int> places = stackalloc int[Keys.Length];
        record.Find(Keys, places);
        var reader = new FactsReader(record, places);
        return new GeoFacts
        {
            Continent = reader.Continent(),
            Country = reader.Country(),
            Subdivisions = reader.Subdivisions(),
            City = reader.City(),
            AutonomousSystem = reader.AutonomousSystem(),
            At = reader.At(),
        };
    }

    // IPinfo's products have the code in "continent", or its name there and the code in "continent_code".
    private string? Continent()
    {
        var code = Inner(RecordKey.Continent, "code"u8) ?? Code(RecordKey.ContinentCode) ?? Code(RecordKey.Continent);
        return code is "AF" or "AN" or "AS" or "EU" or "NA" or "OC" or "SA" ? code : null;
    }

    // MaxMind: "country" is where the network is, "registered_country" where its holder registered it. Without the
    // first (satellites, anonymous proxies, networks not placed yet) the second is the best guess there is.
    private string? Country() =>
        Inner(RecordKey.Country, "iso_code"u8) ?? Code(RecordKey.CountryCode) ?? Code(RecordKey.Country)
        ?? Inner(RecordKey.RegisteredCountry, "iso_code"u8);

    private string[] Subdivisions()
    {
        if (TryGet(RecordKey.Subdivisions, out var subdivisions))
        {
            return [.. subdivisions.Elements()
                .Select(each => each.TryGet("iso_code"u8, out var code) ? Subdivision(code.Text) : null)
                .OfType<string>()];
        }
        // IPinfo: "region" is the name, or the code where the name stands in "region_name".
        if (TryGet(RecordKey.RegionCode, out var region)
            || (TryGet(RecordKey.RegionName, out _) && TryGet(RecordKey.Region, out region)))
        {
            return Subdivision(region.Text) is { } code ? [code] : [];
        }
        return [];
    }

    private uint? City()
    {
        if (!TryGet(RecordKey.City, out var city))
            return null;
        // In the flat layout "city" is a name and the id stands beside it.
        var isThere = city.Type == FieldType.Map
            ? city.TryGet("geoname_id"u8, out var id)
            : TryGet(RecordKey.GeonameId, out id);
        return isThere ? Number(id, "") : null;
    }

    private uint? AutonomousSystem()
    {
        if (TryGet(RecordKey.AutonomousSystemNumber, out var number)
            || (TryGet(RecordKey.Traits, out var traits) && traits.TryGet("autonomous_system_number"u8, out number))
            || TryGet(RecordKey.Asn, out number))
        {
            return Number(number, "AS");
        }
        return null;
    }

    private GeoPoint? At()
    {
        if (TryGet(RecordKey.Location, out var location) && location.TryGet("latitude"u8, out var latitude)
            && location.TryGet("longitude"u8, out var longitude))
        {
            return Point(Degrees(latitude), Degrees(longitude));
        }
        if ((TryGet(RecordKey.Latitude, out latitude) || TryGet(RecordKey.Lat, out latitude))
            && (TryGet(RecordKey.Longitude, out longitude) || TryGet(RecordKey.Lng, out longitude)))
        {
            return Point(Degrees(latitude), Degrees(longitude));
        }
        // "37.4056,-122.0775"
        if (TryGet(RecordKey.Loc, out var both) && both.Text is { } text && text.IndexOf(',') is var comma and > 0)
            return Point(Degrees(text.AsSpan(0, comma)), Degrees(text.AsSpan(comma + 1)));
        return null;
    }

    private bool TryGet(RecordKey key, out MmdbValue value)
    {
        var place = _places[(int)key];
        value = place >= 0 ? _record.ValueAt(place) : default;
        return place >= 0;
    }

    private string? Inner(RecordKey outer, ReadOnlySpan<byte> inner) =>
        TryGet(outer, out var map) && map.TryGet(inner, out var value) ? Code(value) : null;

    private string? Code(RecordKey key) => TryGet(key, out var value) ? Code(value) : null;

    private static string? Code(MmdbValue value)
    {
        var octets = value.Octets;
        if (value.Type != FieldType.Text || octets.Length != 2)
            return null;
        return char.IsAsciiLetter((char)octets[0]) && char.IsAsciiLetter((char)octets[1])
            ? value.Text!.ToUpperInvariant()
            : null;
    }

    // ISO 3166-2: one to three letters or digits.
    private static string? Subdivision(string? text) =>
        text is { Length: >= 1 and <= 3 } && text.All(char.IsAsciiLetterOrDigit) ? text.ToUpperInvariant() : null;

    private static GeoPoint? Point(double? latitude, double? longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180
            ? new GeoPoint(latitude.Value, longitude.Value)
            : null;

    private static double? Degrees(MmdbValue value) => value.Number
        ?? value.Signed
        ?? (value.Unsigned is { } unsigned ? (double)unsigned : Degrees(value.Text));

    private static double? Degrees(ReadOnlySpan<char> text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            ? degrees
            : null;

    /// <summary>A number over 0, or a text of one, as ids and numbers of systems are.</summary>
    private static uint? Number(MmdbValue value, ReadOnlySpan<char> prefix)
    {
        UInt128? number = value.Signed is { } signed and > 0 ? (UInt128)signed : value.Unsigned;
        if (value.Text is { } text)
        {
            var digits = text.AsSpan().Trim();
            if (digits.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                digits = digits[prefix.Length..];
            number = uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        }
        return number is { } found && found > 0 && found <= uint.MaxValue ? (uint)found : null;
    }
}
