using FastRr.Testing;
using FastRr.Zones;
using Xunit;

namespace FastRr.Tests.Zones;

/// <summary>
/// Every kind of broken master file in the folder <c>Broken</c> with what is said of it: the findings of KIND.zone,
/// read as example.com, are the lines of KIND.expected. No line but its beginning names a folder, so that the scenarios
/// can put one in front.
/// </summary>
public sealed class BrokenZoneTests
{
    private static readonly string Folder = Repository.PathOf("tests/FastRr.Tests/Zones/Broken");

    public static TheoryData<string> Kinds() => new(
        Directory.EnumerateFiles(Folder, "*.zone").Select(path => Path.GetFileNameWithoutExtension(path)).Order());

    [Fact]
    public void Kinds_OfTheFolder_AreMany() => Assert.True(Kinds().Count >= 70);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Load_BrokenFile_SaysWhatIsExpected(string kind)
    {
        var expected = File.ReadAllLines(Path.Combine(Folder, $"{kind}.expected"));
        var result = ZoneLoader.Load(ZoneText.Name("example.com."), $"{kind}.zone", new ZoneLoadOptions
        {
            Open = path => File.OpenRead(Path.Combine(Folder, path)),
        });
        Assert.Null(result.Zone);
        Assert.Contains(expected, line => line.Contains(": error: ", StringComparison.Ordinal));
        Assert.Equal(expected, ZoneText.Findings(result));
    }
}
