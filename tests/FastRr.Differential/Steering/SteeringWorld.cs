namespace FastRr.Differential.Steering;

/// <summary>A database, and which datacenter each place and some networks belong to: drawn, always alike.</summary>
internal sealed class SteeringWorld
{
    public const int DatacenterCount = 8;
    private const int RuleCount = 600;

    // Where both look up IPv4, and take no rule.
    private static readonly Prefix[] s_embedded = [Prefix.Parse("2001::/32"), Prefix.Parse("2002::/16")];

    private readonly Dictionary<string, int> _datacenters = [];

    /// <param name="name">For people.</param>
    /// <param name="database">Path of the file.</param>
    /// <param name="networks">What it has, each over those before it.</param>
    /// <param name="differences">Where the two servers are known to differ here.</param>
    public SteeringWorld(
        string name,
        string database,
        IReadOnlyList<(Prefix Network, PlaceRecord Record)> networks,
        Reading differences)
    {
        Name = name;
        Database = database;
        Networks = networks;
        Differences = differences;
        var random = new Random(1913);
        Default = random.Next(DatacenterCount);
        DrawPlaces(random);
        DrawRules(random);
    }

    public string Name { get; }

    public string Database { get; }

    public IReadOnlyList<(Prefix Network, PlaceRecord Record)> Networks { get; }

    public Reading Differences { get; }

    /// <summary>The datacenter of clients that nothing is said of.</summary>
    public int Default { get; }

    /// <summary>Datacenters of networks, whatever the database says.</summary>
    public IReadOnlyList<(Prefix Network, int Datacenter)> Rules { get; private set; } = [];

    /// <summary>Datacenters of places, as FastRr writes them: <c>continent:EU</c>.</summary>
    public IReadOnlyDictionary<string, int> Datacenters => _datacenters;

    /// <summary>The datacenter of the smallest place that has one.</summary>
    public int DatacenterOf(PlaceRecord record, Reading reading)
    {
        var found = Default;
        foreach (var (rule, _) in record.Places(reading))
            found = _datacenters.GetValueOrDefault(rule, found);
        return found;
    }

    /// <summary>Nine of ten continents and half of all smaller places have a datacenter of their own.</summary>
    private void DrawPlaces(Random random)
    {
        var ids = new Dictionary<string, HashSet<string>>();
        var rules = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (_, record) in Networks)
        {
            var path = "";
            foreach (var (rule, key) in record.Places(Reading.Ours))
            {
                path += $"/{key.ToUpperInvariant()}";
                rules.Add(rule);
                if (!ids.TryGetValue(path, out var there))
                    ids.Add(path, there = []);
                there.Add(rule);
            }
        }
        // gdnsd cannot tell two cities of one name in one place apart.
        rules.ExceptWith(ids.Values.Where(there => there.Count > 1).SelectMany(there => there));
        foreach (var rule in rules)
        {
            var share = rule.StartsWith("continent:", StringComparison.Ordinal) ? 0.9 : 0.5;
            if (random.NextDouble() < share)
                _datacenters.Add(rule, random.Next(DatacenterCount));
        }
    }

    /// <summary>Networks in, around and beside those of the database, and some of the other rules'.</summary>
    private void DrawRules(Random random)
    {
        var rules = new List<(Prefix Network, int Datacenter)>();
        var seen = new HashSet<Prefix>();
        while (rules.Count < RuleCount)
        {
            var near = rules.Count > 0 && random.Next(3) == 0
                ? rules[random.Next(rules.Count)].Network
                : Networks[random.Next(Networks.Count)].Network;
            var (shortest, longest) = near.IsIPv4 ? (8, 32) : (16, 80);
            var length = Math.Clamp(near.Length + random.Next(-4, 9), shortest, longest);
            var offset = (UInt128)random.Next(4) << (near.Bits - length);
            var network = Prefix.Wrapped(near.IsIPv4, near.First + offset, length);
            if (!Array.Exists(s_embedded, each => each.Contains(network)) && seen.Add(network))
                rules.Add((network, random.Next(DatacenterCount)));
        }
        Rules = rules;
    }
}
