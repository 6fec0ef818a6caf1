using FastRr.Testing;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>
/// Every broken master file as the operator meets it, through <c>check</c> and through <c>serve</c>. What has to be
/// said of KIND.zone, read as example.com, stands in KIND.expected; a last line "..." stands for more of the same.
/// </summary>
public sealed class BrokenZoneTests
{
    private const string Folder = "tests/FastRr.Tests/Zones/Broken";

    public static TheoryData<string> Kinds =>
        [.. Repository.Files.Where(path => path.StartsWith(Folder + "/", StringComparison.Ordinal))
            .Where(path => path.EndsWith(".expected", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))];

    [Fact]
    public void Kinds_OfTheFolder_AreFortyAtLeast() => Assert.InRange(Kinds.Count, 40, int.MaxValue);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Check_BrokenZone_PrintsEachFindingAndExits1(string kind)
    {
        using var folder = new TemporaryFolder();
        var result = FastRrProcess.Run("check", "--config", Write(folder, kind));
        Assert.Equal(1, result.ExitCode);
        var expected = Expected(kind);
        var found = Relative(result.Output);
        if (expected[^1] == "...")
            Assert.Subset(found.ToHashSet(), expected[..^1].ToHashSet());
        else
            Assert.Equal(expected, found);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Serve_BrokenZone_RefusesWithTheSameTextAndExits1(string kind)
    {
        using var folder = new TemporaryFolder();
        var listen = $"127.0.0.1:{LoopbackPort.Next()}";
        var result = FastRrProcess.Run("serve", "--config", Write(folder, kind), "--listen", listen);
        Assert.Equal(1, result.ExitCode);
        Assert.Subset(Relative(result.Error).ToHashSet(), Expected(kind).Where(line => line != "...").ToHashSet());
    }

    private static string Write(TemporaryFolder folder, string kind) => folder.Write("fastrr.yaml",
        $"zones:\n  - {{ name: example.com, file: {Repository.PathOf($"{Folder}/{kind}.zone")} }}\n");

    private static string[] Expected(string kind) =>
        Repository.Read($"{Folder}/{kind}.expected").TrimEnd('\n').Split('\n');

    /// <summary>The lines that were printed, with paths as the expected ones have them: from the folder.</summary>
    private static string[] Relative(string text) =>
        text.Replace(Repository.PathOf(Folder) + "/", "").TrimEnd('\n').Split('\n');
}
