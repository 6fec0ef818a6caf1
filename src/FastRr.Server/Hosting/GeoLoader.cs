using FastRr.Geo.Databases;
using FastRr.Geo.Regions;
using FastRr.Server.Configuration;
using FastRr.Server.Configuration.Geo;
using FastRr.Server.Configuration.Values;

namespace FastRr.Server.Hosting;

/// <summary>Reads the databases of a configuration and compiles them with its rules.</summary>
internal static class GeoLoader
{
    /// <param name="set">The regions and rules.</param>
    /// <param name="settings">Where the databases are, and how old they may be.</param>
    /// <param name="findings">Takes what is wrong, at the place that names the database.</param>
    /// <param name="clock">Tells how old a database is.</param>
    /// <returns>Null where a database is missing or broken. The databases are let go of.</returns>
    public static LoadedGeo? Load(
        RegionSet set, GeoSettings settings, FindingCollector findings, TimeProvider clock)
    {
        var errorsBefore = findings.ErrorCount;
        var loaded = new List<LoadedDatabase>();
        var sources = new List<GeoSource>();
        foreach (var entry in settings.Databases)
        {
            if (Open(entry, settings.Open, findings) is not { } database)
                continue;
            CheckAge(entry, database.BuildTime, settings.MaxAge, findings, clock);
            loaded.Add(new LoadedDatabase(entry.Value, database.Type, database.BuildTime));
            sources.Add(GeoSource.Of(database));
        }
        if (findings.ErrorCount > errorsBefore)
            return null;
        try
        {
            var rules = RegionCompiler.Compile(set, sources);
            if (sources.Count > 0)
                RuleReach.Check(settings, rules.Says, rules.SaysPlaces, findings);
            return new LoadedGeo(rules, rules.ToRegionTable(), loaded);
        }
        catch (GeoSourceException failure)
        {
            var entry = settings.Databases[failure.SourceNumber];
            findings.Error(entry.Position, $"{entry.Value}: {failure.Message}");
            return null;
        }
    }

    private static GeoDatabase? Open(
        Placed<string> entry, Func<string, Stream>? open, FindingCollector findings)
    {
        try
        {
            return open is null ? GeoDatabase.Open(entry.Value) : GeoDatabase.Read(ReadAll(open(entry.Value)));
        }
        catch (GeoDatabaseException failure)
        {
            findings.Error(entry.Position, $"{entry.Value}: {failure.Message}");
            return null;
        }
    }

    private static byte[] ReadAll(Stream stream)
    {
        using (stream)
        {
            var octets = new byte[stream.Length];
            stream.ReadExactly(octets);
            return octets;
        }
    }

    private static void CheckAge(
        Placed<string> entry, DateTimeOffset built, TimeSpan? maxAge, FindingCollector findings, TimeProvider clock)
    {
        var age = clock.GetUtcNow() - built;
        if (maxAge is { } most && age > most)
        {
            findings.Warning(entry.Position,
                $"{entry.Value} was built on {built:yyyy-MM-dd}, {(int)age.TotalDays} days ago: 'max-age' is "
                + DurationText.Format(most));
        }
    }
}
