using System.Net;
using FastRr.Geo.Databases;
using FastRr.Testing;
using Xunit;

namespace FastRr.Tests.Geo.Databases;

/// <summary>The databases under <c>geo/test-data</c>, by their names without the ending.</summary>
internal static class TestDatabases
{
    public const string MaxMind = "geo/test-data/maxmind/test-data";
    public const string Sources = "geo/test-data/maxmind/source-data";
    public const string Bad = "geo/test-data/maxmind/bad-data";
    public const string IPinfo = "geo/test-data/ipinfo";

    public static GeoDatabase Open(string name, string folder = MaxMind) =>
        GeoDatabase.Open(Repository.PathOf($"{folder}/{name}.mmdb"));

    public static byte[] Read(string name, string folder = MaxMind) =>
        File.ReadAllBytes(Repository.PathOf($"{folder}/{name}.mmdb"));

    /// <summary>The databases in a folder and below it.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Repository.Files.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal))
            .Where(path => path.EndsWith(".mmdb", StringComparison.Ordinal))
            .Select(path => path[(folder.Length + 1)..^".mmdb".Length]);

    /// <summary>Every network, an IPv4 one as part of <c>::/96</c>, with its record.</summary>
    public static IEnumerable<(UInt128 First, int Length, MmdbValue Value)> Networks(GeoDatabase database)
    {
        foreach (var network in database.IPv4Networks())
            yield return (network.First, 96 + network.PrefixLength, database.ValueAt(network.DataOffset));
        foreach (var network in database.IPv6Networks())
            yield return (network.First, network.PrefixLength, database.ValueAt(network.DataOffset));
    }

    /// <summary>The record around an address, which must be there.</summary>
    public static MmdbValue ValueOf(GeoDatabase database, string address)
    {
        Assert.True(database.TryFind(IPAddress.Parse(address), out var network), address);
        return database.ValueAt(network.DataOffset);
    }

    /// <summary>The facts around an address, which must be there.</summary>
    public static FastRr.Geo.GeoFacts FactsOf(GeoDatabase database, string address)
    {
        Assert.True(database.TryFind(IPAddress.Parse(address), out var network), address);
        return database.FactsAt(network.DataOffset);
    }

    /// <summary>Reads all there is to read: each network of both spaces and the facts of each record.</summary>
    /// <returns>How many networks there are.</returns>
    public static int ReadThrough(GeoDatabase database)
    {
        var seen = new HashSet<int>();
        var count = 0;
        foreach (var network in database.IPv4Networks())
        {
            count++;
            if (seen.Add(network.DataOffset))
                database.FactsAt(network.DataOffset);
        }
        foreach (var network in database.IPv6Networks())
        {
            count++;
            if (seen.Add(network.DataOffset))
                database.FactsAt(network.DataOffset);
        }
        return count;
    }
}
