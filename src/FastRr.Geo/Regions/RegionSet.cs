namespace FastRr.Geo.Regions;

/// <summary>The regions of a configuration in file order, and all that says who belongs to which.</summary>
public sealed class RegionSet
{
    /// <summary>Regions at most: numbers have 16 bits, and the highest one is taken.</summary>
    public const int MaxRegions = 65_534;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <param name="regions">Each at its number.</param>
    /// <param name="rules">Whom the regions match; none stands twice.</param>
    /// <exception cref="ArgumentException">
    /// There is none or too many, a number is not the place, or a name or a rule stands twice.
    /// </exception>
    public RegionSet(IReadOnlyList<Region> regions, IReadOnlyList<RegionRule> rules)
    {
        ArgumentOutOfRangeException.ThrowIfZero(regions.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(regions.Count, MaxRegions);
        foreach (var region in regions)
        {
            if (region.Number != _numbers.Count || !_numbers.TryAdd(region.Name, region.Number))
                throw new ArgumentException($"region '{region.Name}' is out of place or stands twice");
        }
        var subjects = new HashSet<RuleSubject>(rules.Count);
        foreach (var rule in rules)
        {
            if ((uint)rule.Region >= (uint)regions.Count || !subjects.Add(rule.Subject))
                throw new ArgumentException($"rule '{rule.Text}' has no region or stands twice");
        }
        Regions = regions;
        Rules = rules;
    }

    public IReadOnlyList<Region> Regions { get; }

    public IReadOnlyList<RegionRule> Rules { get; }

    /// <summary>Number of the region of those whom nothing else decides.</summary>
    public int DefaultRegion { get; init; }

    /// <summary>This PoP's own region; null: none.</summary>
    public HereRegion? Here { get; init; }

    /// <summary>A client that no rule matches goes to the region nearest to its coordinates in a database. Private
    /// regions and those without a place take no part.</summary>
    public bool PicksNearest { get; init; }

    /// <summary>The region of a name; null where there is none.</summary>
    public Region? Find(string name) => _numbers.TryGetValue(name, out var number) ? Regions[number] : null;
}
