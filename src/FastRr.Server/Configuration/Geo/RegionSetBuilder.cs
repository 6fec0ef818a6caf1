using FastRr.Geo;
using FastRr.Geo.Regions;
using FastRr.Server.Configuration.Pools;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Geo;

/// <summary>Makes the regions of the section <c>geo</c> and says what is wrong with them, databases aside.</summary>
internal sealed class RegionSetBuilder
{
    private readonly GeoSettings _settings;
    private readonly FindingCollector _findings;
    private readonly RegionNames _names;

    private RegionSetBuilder(GeoSettings settings, FindingCollector findings)
    {
        _settings = settings;
        _findings = findings;
        var regions = settings.Regions.Select((region, number) =>
            new Region(number, region.Name, region.Value.At, region.Value.IsPrivate)).ToList();
        _names = new RegionNames(regions, findings);
        Regions = regions;
    }

    private IReadOnlyList<Region> Regions { get; }

    /// <param name="settings">What was written.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <returns>The regions without what is wrong; null where there are none.</returns>
    public static RegionSet? Build(GeoSettings settings, FindingCollector findings)
    {
        if (settings.Position is not { } position)
            return null;
        if (settings.Regions.Count > RegionSet.MaxRegions)
        {
            findings.Error(settings.Regions[RegionSet.MaxRegions].Position,
                $"more than {RegionSet.MaxRegions} regions");
            return null;
        }
        var builder = new RegionSetBuilder(settings, findings);
        if (settings.Regions.Count > 0)
            return builder.Build();
        builder.CheckWithoutRegions(position);
        return null;
    }

    private RegionSet Build()
    {
        var defaultRegion = _settings.Default is { } name ? _names.Find(name.Value, name.Position) : null;
        var splits = new PrefixSplits(_settings.Databases.Count > 0 ? -1 : defaultRegion?.Number ?? 0, _findings);
        var rules = BuildRules(splits);
        splits.Check();
        var fallback = BuildFallback();
        var here = _settings.Here is { Region: { } named } ? _names.Find(named.Value, named.Position) : null;
        var regions = Regions.Select(region => region with { Fallback = fallback.GetValueOrDefault(region.Number) });
        if (_settings.Nearest is { Value: true } nearest
            && !Regions.Any(region => region is { At: not null, IsPrivate: false }))
        {
            _findings.Warning(nearest.Position, "'nearest' has no effect: no region that may be chosen has 'at'");
        }
        // Where there are databases, only they show what they say.
        if (_settings.Databases.Count == 0)
            RuleReach.Check(_settings, _ => false, saysPlaces: false, _findings);
        CheckDatabases();
        return new RegionSet([.. regions], rules)
        {
            DefaultRegion = defaultRegion?.Number ?? 0,
            Here = here is null ? null : new HereRegion(here.Number, _settings.Here!.When),
            PicksNearest = _settings.Nearest?.Value ?? false,
        };
    }

    private void CheckWithoutRegions(SourcePosition position)
    {
        var errorsBefore = _findings.ErrorCount;
        BuildFallback();
        foreach (var name in new[] { _settings.Default, _settings.Here?.Region })
        {
            if (name is not null)
                _names.Find(name.Value, name.Position);
        }
        // What is only a default, as 'check --print' writes it, asks for nothing.
        var isAsked = _settings.Databases.Count > 0 || _settings.Nearest is { Value: true };
        if (isAsked && _findings.ErrorCount == errorsBefore)
            _findings.Warning(position, "'geo' has no regions: nobody can be steered");
    }

    private void CheckDatabases()
    {
        var places = new Dictionary<string, SourcePosition>();
        foreach (var database in _settings.Databases)
        {
            if (!places.TryAdd(Path.GetFullPath(database.Value), database.Position))
                _findings.Error(database.Position, $"'{database.Value}' stands twice: first at "
                    + places[Path.GetFullPath(database.Value)]);
        }
    }

    private List<RegionRule> BuildRules(PrefixSplits splits)
    {
        var rules = new List<RegionRule>();
        var places = new Dictionary<RuleSubject, (SourcePosition Position, string Region)>();
        foreach (var (number, region) in _settings.Regions.Index())
        {
            foreach (var entry in region.Value.Match)
            {
                var subject = entry.Value.Subject;
                if (!places.TryAdd(subject, (entry.Position, region.Name)))
                {
                    var first = places[subject];
                    _findings.Error(entry.Position, first.Region == region.Name
                        ? $"'{entry.Value.Text}' stands twice: first at {first.Position}"
                        : $"'{entry.Value.Text}' belongs to two regions: '{region.Name}' here, '{first.Region}' at "
                            + first.Position);
                    continue;
                }
                rules.Add(new RegionRule(number, subject, entry.Value.Text));
                CheckCountry(entry);
                splits.Add(number, subject, entry.Value.Text, entry.Position);
            }
        }
        return rules;
    }

    private void CheckCountry(Placed<MatchEntry> entry)
    {
        var subject = entry.Value.Subject;
        if (subject.Kind is not (RuleKind.Country or RuleKind.Subdivision) || CountryCodes.Contains(subject.Code[..2]))
            return;
        var hint = subject.Code.StartsWith("UK", StringComparison.Ordinal) ? ": the United Kingdom is GB" : "";
        _findings.Warning(entry.Position, $"'{subject.Code[..2]}' is no country of ISO 3166-1{hint}");
    }

    private Dictionary<int, IReadOnlyList<int>> BuildFallback()
    {
        var fallback = new Dictionary<int, IReadOnlyList<int>>();
        foreach (var entry in _settings.Fallback)
        {
            var from = _names.Find(entry.Name, entry.Position);
            var targets = new List<int>();
            foreach (var name in entry.Value)
            {
                if (_names.Find(name.Value, name.Position) is { } target && CheckFallback(from, target, targets, name))
                    targets.Add(target.Number);
            }
            if (from is not null)
                fallback[from.Number] = targets;
        }
        return fallback;
    }

    private bool CheckFallback(Region? from, Region target, List<int> targets, Placed<string> name)
    {
        var wrong = target switch
        {
            _ when target.Number == from?.Number => "is its own fallback",
            { IsPrivate: true } => "is private: it is nobody else's fallback",
            _ when targets.Contains(target.Number) => "stands twice",
            _ => null,
        };
        if (wrong is not null)
            _findings.Error(name.Position, $"region '{target.Name}' {wrong}");
        return wrong is null;
    }
}
