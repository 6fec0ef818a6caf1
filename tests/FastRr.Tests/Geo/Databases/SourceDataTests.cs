using Xunit;

namespace FastRr.Tests.Geo.Databases;

/// <summary>Every network of MaxMind's test databases against the JSON they were made from.</summary>
public sealed class SourceDataTests
{
    /// <summary>Databases whose writer first gave the whole space an empty record.</summary>
    private static readonly string[] Filled = ["GeoIP2-Anonymous-IP-Test", "GeoIP-Anonymous-Plus-Test"];

    public static TheoryData<string> Names =>
        [.. TestDatabases.Names(TestDatabases.MaxMind).Where(name => name.StartsWith("Geo", StringComparison.Ordinal))
            .Where(name => name.EndsWith("-Test", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Networks_OfATestDatabase_AreThoseOfItsSource(string name)
    {
        var source = name.Replace("-Shield-", "-", StringComparison.Ordinal);
        var expected = SourceNetworks.Read(source)
            .Select(network => (network.First, network.Length, MmdbText.Json(network.Value))).ToList();
        var actual = TestDatabases.Networks(TestDatabases.Open(name))
            .Select(network => (network.First, network.Length, Json: MmdbText.Json(network.Value)));
        if (Filled.Contains(name))
            actual = actual.Where(network => network.Json != "{}");
        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);
    }
}
