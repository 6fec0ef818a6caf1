using FastRr.Server.Configuration.Geo;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Yaml;
using FastRr.Zones;

namespace FastRr.Server.Configuration;

/// <summary>
/// Reads a configuration file with all it includes, joins them, and reads the whole against the schema.
/// </summary>
internal static class ConfigurationLoader
{
    /// <summary>Reads the configuration that starts at <paramref name="file"/>.</summary>
    /// <param name="file">Path as the operator gave it; findings name it so.</param>
    /// <param name="findings">Takes everything that is wrong, in all files.</param>
    public static LoadedConfiguration Load(string file, FindingCollector findings)
    {
        var start = new SourcePosition(file, 0, 0);
        var joined = new ConfigurationFiles(findings).Read(file, start);
        if (joined is null)
            return new LoadedConfiguration(new Settings(), [], new YamlMapping(start, []));
        return Read(joined, findings);
    }

    /// <summary>Reads a configuration given as text, which includes nothing.</summary>
    public static LoadedConfiguration Read(YamlMapping joined, FindingCollector findings)
    {
        var context = new ReadContext(findings, ConfigurationSchema.Root);
        ConfigurationSchema.Root.TryRead(joined, context, out var settings);
        settings ??= new Settings();
        if (joined.Find("zones") is not { } zones)
            findings.Error(
                joined.Position with { Line = 0, Column = 0 }, "'zones' is missing: there is nothing to serve");
        else if (zones.Value is YamlSequence { Items.Count: 0 })
            findings.Warning(zones.Key.Position, "'zones' is empty: every query will be refused");
        if (joined.Find("server") is { Value: YamlMapping server }
            && server.Find("listen") is { Value: YamlSequence { Items.Count: 0 } listen })
        {
            findings.Error(listen.Position, "'listen' is empty: no query could arrive");
        }
        // Region and rule are what it tells.
        if (settings.WhoAmI is { } whoAmI && !NamesRegions(joined))
            findings.Error(whoAmI.Position, "'whoami' needs regions: 'geo.regions' has none");
        return new LoadedConfiguration(settings, ZoneSources.Resolve(settings.Zones, findings), joined)
        {
            Regions = RegionSetBuilder.Build(settings.Geo, findings),
        };
    }

    /// <summary>Whether regions are written, be they right or not.</summary>
    private static bool NamesRegions(YamlMapping joined) =>
        joined.Find("geo") is { Value: YamlMapping geo }
        && geo.Find("regions") is { Value: not (YamlScalar { IsMissing: true } or YamlMapping { Entries.Count: 0 }) };
}
