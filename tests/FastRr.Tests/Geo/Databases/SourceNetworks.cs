using System.Text.Json;
using FastRr.Testing;
using FastRr.Testing.Databases;

namespace FastRr.Tests.Geo.Databases;

/// <summary>
/// The networks that a database must have, worked out from the JSON it was made from: a later network replaces what an
/// earlier one said of its addresses, and halves that say the same are one network.
/// </summary>
internal static class SourceNetworks
{
    /// <param name="name">File of the source, without its ending.</param>
    public static List<(UInt128 First, int Length, JsonElement Value)> Read(string name)
    {
        var source = JsonDocument.Parse(Repository.Read($"{TestDatabases.Sources}/{name}.json")).RootElement;
        var entries = source.EnumerateArray().SelectMany(entry => entry.EnumerateObject())
            .Select(entry => (Network: DatabaseWriter.Parse(entry.Name), entry.Value))
            .Select(entry => (entry.Network.First, entry.Network.Length, entry.Value)).ToList();
        var networks = new List<(UInt128, int, JsonElement)>();
        Split(entries, 0, 0, networks);
        return networks;
    }

    private static void Split(
        List<(UInt128 First, int Length, JsonElement Value)> entries,
        UInt128 first,
        int length,
        List<(UInt128 First, int Length, JsonElement Value)> networks)
    {
        var relevant = entries.Where(entry => Overlaps(entry.First, entry.Length, first, length)).ToList();
        if (relevant.Count == 0)
            return;
        if (relevant[^1].Length <= length)
        {
            networks.Add((first, length, relevant[^1].Value));
            return;
        }
        var before = networks.Count;
        Split(relevant, first, length + 1, networks);
        Split(relevant, first | (UInt128.One << (127 - length)), length + 1, networks);
        if (networks.Count == before + 2 && networks[^2].Length == length + 1 && networks[^1].Length == length + 1
            && JsonElement.DeepEquals(networks[^2].Value, networks[^1].Value))
        {
            networks[^2] = (first, length, networks[^1].Value);
            networks.RemoveAt(networks.Count - 1);
        }
    }

    private static bool Overlaps(UInt128 first, int length, UInt128 other, int otherLength)
    {
        var shorter = Math.Min(length, otherLength);
        return shorter == 0 || (first ^ other) >> (128 - shorter) == 0;
    }
}
