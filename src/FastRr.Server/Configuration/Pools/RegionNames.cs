using FastRr.Geo;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Pools;

/// <summary>Finds regions by the names that pools use.</summary>
internal sealed class RegionNames(IReadOnlyList<Region> regions, FindingCollector findings)
{
    private readonly Dictionary<string, Region> _byName = regions.ToDictionary(region => region.Name);

    /// <returns>The region, or null after saying that there is none.</returns>
    public Region? Find(string name, SourcePosition place)
    {
        if (_byName.TryGetValue(name, out var region))
            return region;
        var hint = NearestWord.Find(name, _byName.Keys) is { } nearest
            ? $"did you mean '{nearest}'?"
            : _byName.Count == 0
                ? "'geo.regions' has none"
                : $"'geo.regions' has {string.Join(", ", _byName.Keys)}";
        findings.Error(place, $"unknown region '{name}': {hint}");
        return null;
    }
}
