using FastRr.Geo.Databases;
using FastRr.Geo.Regions;
using FastRr.Server.Configuration.Geo;

namespace FastRr.Server.Hosting;

/// <summary>What the update of a database would move.</summary>
/// <param name="Old">The database before.</param>
/// <param name="New">The database after.</param>
/// <param name="IPv4">Addresses that move.</param>
/// <param name="IPv6">Networks that move.</param>
internal sealed record GeoComparison(LoadedDatabase Old, LoadedDatabase New, RegionShift IPv4, RegionShift IPv6)
{
    /// <summary>
    /// Compares the regions with the old and with the new database. Each stands in place of the first configured
    /// database of the old one's type, beside all others; where none is of its type, before them.
    /// </summary>
    /// <exception cref="GeoDatabaseException">A database can't be read; the message begins with its path.</exception>
    public static GeoComparison Compare(RegionSet set, GeoSettings settings, string oldPath, string newPath)
    {
        var (old, update) = (Open(oldPath), Open(newPath));
        var others = settings.Databases
            .Select(entry => (Path: entry.Value, Database: Open(entry.Value))).ToList();
        var place = others.FindIndex(other => other.Database.Type == old.Type);
        if (place < 0)
            others.Insert(place = 0, (oldPath, old));
        var before = Compile(set, others, place, (oldPath, old));
        var after = Compile(set, others, place, (newPath, update));
        return new GeoComparison(
            new LoadedDatabase(oldPath, old.Type, old.BuildTime),
            new LoadedDatabase(newPath, update.Type, update.BuildTime),
            RegionShift.OfIPv4(before, after),
            RegionShift.OfIPv6(before, after, old.IPv6Networks().Concat(update.IPv6Networks())));
    }

    private static CompiledRules Compile(
        RegionSet set, List<(string Path, GeoDatabase Database)> databases, int place, (string, GeoDatabase) database)
    {
        databases[place] = database;
        try
        {
            return RegionCompiler.Compile(set, [.. databases.Select(entry => GeoSource.Of(entry.Database))]);
        }
        catch (GeoSourceException failure)
        {
            throw new GeoDatabaseException($"{databases[failure.SourceNumber].Path}: {failure.Message}", failure);
        }
    }

    private static GeoDatabase Open(string path)
    {
        try
        {
            return GeoDatabase.Open(path);
        }
        catch (GeoDatabaseException failure)
        {
            throw new GeoDatabaseException($"{path}: {failure.Message}", failure);
        }
    }
}
