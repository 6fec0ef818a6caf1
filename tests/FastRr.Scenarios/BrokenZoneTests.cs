using FastRr.Testing;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>Every broken master file, as the operator meets it: through <c>check</c>, and through
/// <c>serve</c>.</summary>
public sealed class BrokenZoneTests
{
    private const string Folder = "tests/FastRr.Tests/Zones/Broken";

    public static TheoryData<string> Names =>
        [.. Repository.Files.Where(path => path.StartsWith(Folder + "/", StringComparison.Ordinal))
            .Where(path => path.EndsWith(".expected", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))];

    [Fact]
    public void Names_OfTheFolder_AreFortyKindsAtLeast() => Assert.InRange(Names.Count, 40, int.MaxValue);

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_BrokenZone_PrintsEachFindingAndExits1(string name)
    {
        using var folder = new TemporaryFolder();
        var result = FastRrProcess.Run("check", "--config", Write(folder, name));
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(ExpectedFindings(name), result.Output.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Serve_BrokenZone_RefusesWithTheSameTextAndExits1(string name)
    {
        using var folder = new TemporaryFolder();
        var result = FastRrProcess.Run("serve", "--config", Write(folder, name), "--listen", $"127.0.0.1:{LoopbackPort.Next()}");
        Assert.Equal(1, result.ExitCode);
        Assert.All(
            ExpectedFindings(name), line => Assert.Contains(line + "\n", result.Error, StringComparison.Ordinal));
    }

    private static string Write(TemporaryFolder folder, string name) => folder.Write("fastrr.yaml",
        $"zones:\n  - {{ name: example.com, file: {Repository.PathOf($"{Folder}/{name}.zone")} }}\n");

    /// <summary>The lines as the files have them, with the whole path in front of each.</summary>
    private static string[] ExpectedFindings(string name) =>
        [.. Repository.Read($"{Folder}/{name}.expected").TrimEnd('\n').Split('\n')
            .Select(line => Repository.PathOf($"{Folder}/{line}"))];
}
