using FastRr.Geo.Databases;
using FastRr.Geo.Regions;
using FastRr.Server.Configuration;
using FastRr.Server.Configuration.Geo;
using FastRr.Server.Hosting;

namespace FastRr.Server.Commands;

/// <summary>
/// <c>fastrr geo</c>: to which region addresses belong and why, and what a database update would move.
/// </summary>
internal sealed class GeoCommand(CommandEnvironment environment)
{
    public int Run(GeoOptions options)
    {
        if (environment.RequireConfiguration(options.Configuration) is not { } file)
            return ExitCode.Usage;
        var findings = new FindingCollector();
        var configuration = ConfigurationLoader.Load(file, findings);
        if (findings.ErrorCount > 0)
            return Refuse(findings);
        if (configuration.Regions is not { } set)
        {
            environment.Error.WriteLine($"fastrr: {file} has no regions");
            return ExitCode.Failure;
        }
        var settings = configuration.Settings.Geo;
        return options.Diff is { } diff
            ? Compare(set, settings, diff.Old, diff.New, options.IsJson)
            : Tell(set, settings, options);
    }

    private int Tell(RegionSet set, GeoSettings settings, GeoOptions options)
    {
        var findings = new FindingCollector();
        if (GeoLoader.Load(set, settings, findings, TimeProvider.System) is not { } geo)
            return Refuse(findings);
        WriteFindings(findings);
        var rules = geo.Rules.ToRuleTable();
        var honoursSubnet = settings.HonoursClientSubnet;
        var found = options.Targets.Select(target => GeoFinding.Of(target, geo, rules, honoursSubnet)).ToList();
        if (options.IsJson)
            GeoReport.WriteJson(environment.Output, found, honoursSubnet);
        else
            GeoReport.WriteText(environment.Output, found, honoursSubnet);
        return ExitCode.Success;
    }

    private int Compare(RegionSet set, GeoSettings settings, string oldPath, string newPath, bool isJson)
    {
        try
        {
            var comparison = GeoComparison.Compare(set, settings, oldPath, newPath);
            if (isJson)
                GeoDiffReport.WriteJson(environment.Output, set, comparison);
            else
                GeoDiffReport.WriteText(environment.Output, set, comparison);
            return ExitCode.Success;
        }
        catch (GeoDatabaseException failure)
        {
            environment.Error.WriteLine($"fastrr: {failure.Message}");
            return ExitCode.Failure;
        }
    }

    private int Refuse(FindingCollector findings)
    {
        WriteFindings(findings);
        return ExitCode.Failure;
    }

    private void WriteFindings(FindingCollector findings)
    {
        foreach (var finding in findings.InOrder())
            environment.Error.WriteLine(finding);
    }
}
