namespace FastRr.Geo.Regions;

/// <summary>The regions of a configuration, in file order.</summary>
public sealed class RegionSet
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <param name="regions">Each at its number.</param>
    /// <param name="defaultRegion">Number of the region of those whom nothing else decides.</param>
    /// <exception cref="ArgumentException">A number is not the place, or a name stands twice.</exception>
    public RegionSet(IReadOnlyList<Region> regions, int defaultRegion)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(defaultRegion, Math.Max(regions.Count, 1));
        foreach (var region in regions)
        {
            if (region.Number != _numbers.Count || !_numbers.TryAdd(region.Name, region.Number))
                throw new ArgumentException($"region '{region.Name}' is out of place or stands twice");
        }
        Regions = regions;
        DefaultRegion = defaultRegion;
    }

    /// <summary>No region: nothing can be steered.</summary>
    public static RegionSet None { get; } = new([], 0);

    public IReadOnlyList<Region> Regions { get; }

    /// <summary>Number of the region of those whom nothing else decides.</summary>
    public int DefaultRegion { get; }

    /// <summary>The region of a name; null where there is none.</summary>
    public Region? Find(string name) => _numbers.TryGetValue(name, out var number) ? Regions[number] : null;
}
