using FastRr.Geo.Databases;

namespace FastRr.Geo.Regions;

/// <summary>What regions are compiled from beside rules: networks with facts, most often of a database.</summary>
/// <param name="IPv4Networks">Disjoint, in address order.</param>
/// <param name="IPv6Networks">The same; networks that only stand for IPv4 ones are left out.</param>
/// <param name="FactsAt">What is said at a network's offset; it may fail with a
/// <see cref="GeoDatabaseException"/>, as may going through the networks.</param>
public sealed record GeoSource(
    IEnumerable<GeoNetwork> IPv4Networks, IEnumerable<GeoNetwork> IPv6Networks, Func<int, GeoFacts> FactsAt)
{
    public static GeoSource Of(GeoDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new GeoSource(database.IPv4Networks(), database.IPv6Networks(), database.FactsAt);
    }
}
