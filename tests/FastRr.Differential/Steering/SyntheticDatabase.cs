using FastRr.Testing;
using FastRr.Testing.Databases;

namespace FastRr.Differential.Steering;

/// <summary>
/// A database in MaxMind's layout of City: twenty thousand networks of both families that nest and touch, seven
/// continents, divisions of two levels, and records that lack something. The same octets every time.
/// </summary>
internal sealed class SyntheticDatabase
{
    private const int NetworkCount = 20_000;
    private const int CountriesOfContinent = 12;
    private static readonly string[] s_continents = ["AF", "AN", "AS", "EU", "NA", "OC", "SA"];

    private readonly Random _random = new(1848);
    private readonly List<PlaceRecord> _places = [];
    private uint _lastCity = 2_000_000;

    private SyntheticDatabase()
    {
        _places.Add(new PlaceRecord());
        foreach (var continent in s_continents)
        {
            _places.Add(new PlaceRecord { Continent = continent });
            for (var i = 0; i < CountriesOfContinent; i++)
                AddCountry(continent, CountryCode(i * s_continents.Length + Array.IndexOf(s_continents, continent)));
        }
    }

    /// <summary>Writes it.</summary>
    public static SteeringWorld Write(TemporaryFolder folder)
    {
        var networks = new SyntheticDatabase().DrawNetworks();
        var writer = new DatabaseWriter(recordSize: 28);
        writer.Metadata["database_type"] = "FastRr-Test-City";
        writer.Metadata["languages"] = new object[] { "en" };
        writer.Metadata["description"] = new Dictionary<string, object> { ["en"] = "made up" };
        foreach (var (network, record) in networks)
            writer.Add($"{network.ToIPv6()}", Fields(record));
        // As MaxMind's have it: the same IPv4 networks seen from other places.
        writer.Link("::ffff:0:0/96", "::/96").Link("2002::/16", "::/96").Link("2001::/32", "::/96");
        File.WriteAllBytes(folder.PathOf("synthetic.mmdb"), writer.Write());
        return new SteeringWorld(
            "synthetic",
            folder.PathOf("synthetic.mmdb"),
            networks,
            Reading.CompatibleIsIPv4 | Reading.TranslatedIsIPv4 | Reading.PaddingIsAddress
                | Reading.RegisteredCountryIsNone | Reading.CountryWithinContinent);
    }

    /// <summary>Short networks first, so that the long ones stand in them.</summary>
    private List<(Prefix Network, PlaceRecord Record)> DrawNetworks()
    {
        var blocks = Enumerable.Range(0, 400).Select(i => i % 2 == 0
            ? Prefix.Around(true, (UInt128)_random.NextInt64(1L << 24, 224L << 24), _random.Next(8, 17))
            : Prefix.Around(false, DrawGlobalIPv6(), _random.Next(19, 33))).ToList();
        var networks = new Dictionary<Prefix, PlaceRecord>();
        while (networks.Count < NetworkCount)
        {
            var block = blocks[_random.Next(blocks.Count)];
            var longest = block.IsIPv4 ? 30 : _random.Next(50) == 0 ? 80 : 60;
            var length = block.Length + Math.Min(_random.Next(longest - block.Length), _random.Next(28));
            var place = (UInt128)_random.NextInt64() << (block.Bits - length);
            var behind = place & (block.Last ^ block.First);
            networks.TryAdd(Prefix.Around(block.IsIPv4, block.First | behind, length), DrawRecord());
        }
        return [.. networks.OrderBy(entry => entry.Key.Length).ThenBy(entry => entry.Key.First)
            .Select(entry => (entry.Key, entry.Value))];
    }

    // 2400::/12 and above: no prefix that holds IPv4 addresses.
    private UInt128 DrawGlobalIPv6() => (UInt128)_random.NextInt64(0x2400L << 16, 0x2C10L << 16) << 96;

    private PlaceRecord DrawRecord()
    {
        var place = _places[_random.Next(_places.Count)];
        return _random.Next(50) switch
        {
            0 => place with { Continent = null },
            1 => new PlaceRecord { RegisteredCountry = place.Country },
            2 => new PlaceRecord { Continent = place.Continent, RegisteredCountry = place.Country },
            _ => place,
        };
    }

    private void AddCountry(string continent, string code)
    {
        var country = new PlaceRecord { Continent = continent, Country = code, RegisteredCountry = code };
        _places.Add(country);
        _places.Add(City(country));
        for (var division = _random.Next(6); division > 0; division--)
        {
            // ISO 3166-2 has one to three letters or digits.
            var outer = country with { Subdivisions = [division % 2 == 0 ? $"{division}" : $"D{division}"] };
            _places.Add(outer);
            _places.Add(City(outer));
            for (var inner = _random.Next(3); inner > 0; inner--)
            {
                var both = outer with { Subdivisions = [outer.Subdivisions[0], $"{division}X{inner}"] };
                _places.Add(both);
                _places.Add(City(both));
            }
        }
    }

    private PlaceRecord City(PlaceRecord around)
    {
        _lastCity++;
        return around with { City = _lastCity, CityName = $"Évry-{_lastCity} d'{around.Country} \"{_lastCity % 7}\"" };
    }

    /// <summary>Namibia, American Samoa and Saudi Arabia first: continents have these codes too.</summary>
    private static string CountryCode(int number) => number switch
    {
        0 => "NA",
        1 => "AS",
        2 => "SA",
        _ => $"{(char)('B' + number % 23)}{(char)('A' + number / 23)}",
    };

    private static Dictionary<string, object> Fields(PlaceRecord record)
    {
        var fields = new Dictionary<string, object>();
        if (record.City is { } city)
        {
            fields["city"] = new Dictionary<string, object>
            {
                ["geoname_id"] = city,
                ["names"] = new Dictionary<string, object> { ["de"] = "Stadt", ["en"] = record.CityName! },
            };
        }
        Add("continent", "code", record.Continent);
        Add("country", "iso_code", record.Country);
        Add("registered_country", "iso_code", record.RegisteredCountry);
        if (record.Subdivisions.Count > 0)
        {
            fields["subdivisions"] = record.Subdivisions
                .Select(code => (object)new Dictionary<string, object> { ["iso_code"] = code }).ToArray();
        }
        return fields;

        void Add(string outer, string inner, string? code)
        {
            if (code is not null)
                fields[outer] = new Dictionary<string, object> { [inner] = code };
        }
    }
}
