using Xunit;

namespace FastRr.Tests.Server.Configuration.Pools;

/// <summary>Where the name that tells who asks can stand.</summary>
public sealed class WhoAmIPlacementTests
{
    [Theory]
    [InlineData("who.example.com", "")]
    [InlineData("a.b.example.com", "b TXT text")]
    [InlineData("who.example.com", "below.who TXT text")]
    public void Check_NameWithoutDataInAZone_IsRight(string name, string records) =>
        Assert.Equal("", FindingsOf(name, records));

    [Theory]
    [InlineData("www.example.com", "",
        "'www.example.com' is a name of pool 'p' too: fastrr.yaml:3:23")]
    [InlineData("who.example.net", "", "'who.example.net' is in no zone of ours")]
    [InlineData("sub.example.com", "sub NS ns.example.net.",
        "'sub.example.com' is at or below the zone cut at zones/example.com.zone:4:5: no query reaches it")]
    [InlineData("who.sub.example.com", "sub NS ns.example.net.",
        "'who.sub.example.com' is at or below the zone cut at zones/example.com.zone:4:5: no query reaches it")]
    [InlineData("who.old.example.com", "old DNAME example.net.",
        "'who.old.example.com' is below the DNAME at zones/example.com.zone:4:5: no query reaches it")]
    [InlineData("who.example.com", "who TXT text",
        "'who.example.com' has data of its own at zones/example.com.zone:4:5: take another name")]
    public void Check_NameThatCannotAnswer_IsAnError(string name, string records, string expected) =>
        Assert.Equal($"fastrr.yaml:2:9: error: {expected}", FindingsOf(name, records));

    [Fact]
    public void Check_ZoneWithAnError_IsNoErrorOfTheName()
    {
        var findings = FindingsOf("who.example.com", "www A nonsense");
        Assert.StartsWith("zones/example.com.zone:4:7: error:", findings, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', findings);
    }

    private static string FindingsOf(string name, string records)
    {
        using var folder = new PoolFolder(
            $"whoami: {name}\npools: {{ p: {{ names: [www.example.com], regions: {{ eu: [192.0.2.1] }} }} }}\n");
        return folder.WriteZone("example.com", records + "\n").Load().Findings;
    }
}
