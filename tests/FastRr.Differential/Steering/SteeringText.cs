using System.Text;

namespace FastRr.Differential.Steering;

/// <summary>A world as the two servers are told of it.</summary>
internal static class SteeringText
{
    public const string Zone = "geo.example";
    public const string Name = $"www.{Zone}";

    private const string Head = """
        $TTL 300
        @ SOA ns1 hostmaster 1 3600 600 86400 60
        @ NS ns1
        ns1 A 192.0.2.53

        """;

    /// <summary>The last octet of a datacenter's one address is its number, counted from 1.</summary>
    public static string AddressOf(int datacenter) => $"192.0.2.{datacenter + 1}";

    /// <summary>The master file: the name that is asked stands in the pool.</summary>
    public static string FastRrZone => Head;

    /// <summary>The master file with gdnsd's own type.</summary>
    public static string GdnsdZone => $"{Head}www 300 DYNA geoip!web\n";

    /// <param name="world">The world.</param>
    /// <param name="zoneFile">Path of the master file.</param>
    public static string FastRr(SteeringWorld world, string zoneFile)
    {
        var text = new StringBuilder();
        text.Append("zones:\n").Append($"  - {{ name: {Zone}, file: {zoneFile} }}\n");
        text.Append($"geo:\n  databases: [{world.Database}]\n  default: dc{world.Default}\n  regions:\n");
        for (var i = 0; i < SteeringWorld.DatacenterCount; i++)
        {
            var places = world.Datacenters.Where(rule => rule.Value == i).Select(rule => rule.Key);
            var networks = world.Rules.Where(rule => rule.Datacenter == i).Select(rule => $"{rule.Network}");
            var quoted = places.Concat(networks).Select(rule => $"\"{rule}\"");
            text.Append($"    dc{i}: {{ match: [{string.Join(", ", quoted)}] }}\n");
        }
        text.Append($"pools:\n  web:\n    names: [{Name}]\n    regions:\n");
        for (var i = 0; i < SteeringWorld.DatacenterCount; i++)
            text.Append($"      dc{i}: [{AddressOf(i)}]\n");
        return text.ToString();
    }

    /// <summary>The section <c>plugins</c> of gdnsd's configuration.</summary>
    public static string Gdnsd(SteeringWorld world)
    {
        var all = Enumerable.Range(0, SteeringWorld.DatacenterCount).ToList();
        return $$"""
            geoip => {
              maps => { world => {
                geoip2_db => "{{world.Database}}"
                datacenters => [ {{string.Join(", ", all.Select(i => $"dc{i}"))}} ]
                map => {
                  default => [ dc{{world.Default}} ]
                  {{string.Join("\n      ", MapOf(world).Format())}}
                }
                nets => {
                  {{string.Join("\n      ", world.Rules.Select(rule => $"{rule.Network} => [ dc{rule.Datacenter} ]"))}}
                }
              } }
              resources => { web => { map => world, dcmap => {
                {{string.Join("\n    ", all.Select(i => $"dc{i} => {AddressOf(i)}"))}}
              } } }
            }
            """;
    }

    /// <summary>gdnsd's map is a tree of keys: every place is put where the database has it.</summary>
    private static MapNode MapOf(SteeringWorld world)
    {
        var root = new MapNode();
        foreach (var (_, record) in world.Networks)
        {
            var node = root;
            foreach (var (rule, key) in record.Places(Reading.CountryWithinContinent))
            {
                node = node.Child(key);
                node.Datacenter = world.Datacenters.TryGetValue(rule, out var datacenter) ? datacenter : null;
            }
        }
        return root;
    }
}
