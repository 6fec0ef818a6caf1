using System.Globalization;

namespace FastRr.Geo.Databases;

/// <summary>
/// Takes the facts out of a record, whoever made it: the nested layout of MaxMind, which DB-IP follows, and the flat one
/// of IPinfo and others. A field that is missing, of another type or of no sense is nothing.
/// </summary>
internal static class FactsReader
{
    public static GeoFacts Read(MmdbValue record) => new()
    {
        Continent = Continent(record),
        Country = Country(record),
        Subdivisions = Subdivisions(record),
        City = City(record),
        AutonomousSystem = AutonomousSystem(record),
        At = At(record),
    };

    // IPinfo's products have the code in "continent", or its name there and the code in "continent_code".
    private static string? Continent(MmdbValue record)
    {
        var code = Code(record, "continent"u8, "code"u8) ?? Code(record, "continent_code"u8)
            ?? Code(record, "continent"u8);
        return code is "AF" or "AN" or "AS" or "EU" or "NA" or "OC" or "SA" ? code : null;
    }

    // MaxMind: "country" is where the network is, "registered_country" where its holder registered it. Without the first
    // (satellites, anonymous proxies, networks not placed yet) the second is the best guess there is.
    private static string? Country(MmdbValue record) =>
        Code(record, "country"u8, "iso_code"u8) ?? Code(record, "country_code"u8) ?? Code(record, "country"u8)
        ?? Code(record, "registered_country"u8, "iso_code"u8);

    private static List<string> Subdivisions(MmdbValue record)
    {
        var codes = new List<string>();
        if (record.TryGet("subdivisions"u8, out var subdivisions))
        {
            foreach (var subdivision in subdivisions.Elements())
            {
                if (subdivision.TryGet("iso_code"u8, out var code) && Subdivision(code.Text) is { } found)
                    codes.Add(found);
            }
        }
        else if ((record.TryGet("region_code"u8, out var region)
                || (record.TryGet("region_name"u8, out _) && record.TryGet("region"u8, out region)))
            && Subdivision(region.Text) is { } found)
        {
            // IPinfo: "region" is the name, or the code where the name stands in "region_name".
            codes.Add(found);
        }
        return codes;
    }

    private static uint? City(MmdbValue record)
    {
        if (!record.TryGet("city"u8, out var city))
            return null;
        // In the flat layout "city" is a name and the id stands beside it.
        var holder = city.Type == FieldType.Map ? city : record;
        return holder.TryGet("geoname_id"u8, out var id) ? Number(id, "") : null;
    }

    private static uint? AutonomousSystem(MmdbValue record)
    {
        if (record.TryGet("autonomous_system_number"u8, out var number)
            || (record.TryGet("traits"u8, out var traits)
                && traits.TryGet("autonomous_system_number"u8, out number))
            || record.TryGet("asn"u8, out number))
        {
            return Number(number, "AS");
        }
        return null;
    }

    private static GeoPoint? At(MmdbValue record)
    {
        var holder = record.TryGet("location"u8, out var location) && location.Type == FieldType.Map ? location : record;
        if ((holder.TryGet("latitude"u8, out var latitude) || holder.TryGet("lat"u8, out latitude))
            && (holder.TryGet("longitude"u8, out var longitude) || holder.TryGet("lng"u8, out longitude)))
        {
            return Point(Degrees(latitude), Degrees(longitude));
        }
        // "37.4056,-122.0775"
        if (holder.TryGet("loc"u8, out var both) && both.Text is { } text && text.IndexOf(',') is var comma and > 0)
            return Point(Degrees(text.AsSpan(0, comma)), Degrees(text.AsSpan(comma + 1)));
        return null;
    }

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

    /// <summary>A number over 0, or a text of one, as ids and AS numbers are.</summary>
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

    private static string? Code(MmdbValue record, ReadOnlySpan<byte> outer, ReadOnlySpan<byte> inner) =>
        record.TryGet(outer, out var value) ? Code(value, inner) : null;

    private static string? Code(MmdbValue record, ReadOnlySpan<byte> key)
    {
        if (!record.TryGet(key, out var value) || value.Type != FieldType.Text || value.Octets.Length != 2)
            return null;
        var text = value.Text!;
        return char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]) ? text.ToUpperInvariant() : null;
    }

    // ISO 3166-2: one to three letters or digits.
    private static string? Subdivision(string? text) =>
        text is { Length: >= 1 and <= 3 } && text.All(char.IsAsciiLetterOrDigit) ? text.ToUpperInvariant() : null;
}
