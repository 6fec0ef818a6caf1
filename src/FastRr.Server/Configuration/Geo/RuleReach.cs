using FastRr.Geo.Regions;

namespace FastRr.Server.Configuration.Geo;

/// <summary>Warns of rules that can match nobody, since no database says what they ask for.</summary>
internal static class RuleReach
{
    /// <param name="settings">What was written.</param>
    /// <param name="says">Whether a database says anything of a kind.</param>
    /// <param name="saysPlaces">Whether a database has coordinates.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static void Check(
        GeoSettings settings, Func<RuleKind, bool> says, bool saysPlaces, FindingCollector findings)
    {
        var which = settings.Databases.Count == 0 ? "there are no 'databases'" : "no database has";
        foreach (var same in settings.Regions.SelectMany(region => region.Value.Match)
            .GroupBy(entry => entry.Value.Subject.Kind).Where(same => same.Key != RuleKind.Network && !says(same.Key)))
        {
            var reason = settings.Databases.Count == 0 ? which : $"{which} {Describe(same.Key)}";
            var count = same.Count();
            var more = count switch
            {
                1 => "",
                2 => ", nor does another rule of its kind",
                _ => $", nor do {count - 1} more rules of its kind",
            };
            var first = same.First();
            findings.Warning(first.Position, $"'{first.Value.Text}' matches nobody{more}: {reason}");
        }
        if (settings.Nearest is { Value: true } nearest && !saysPlaces)
        {
            var reason = settings.Databases.Count == 0 ? which : $"{which} coordinates";
            findings.Warning(nearest.Position, $"'nearest' has no effect: {reason}");
        }
    }

    private static string Describe(RuleKind kind) => kind switch
    {
        RuleKind.Continent => "continents",
        RuleKind.Country => "countries",
        RuleKind.Subdivision => "subdivisions",
        RuleKind.City => "cities",
        _ => "autonomous systems",
    };
}
