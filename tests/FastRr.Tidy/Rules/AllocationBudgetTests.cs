using System.Text.Json;
using FastRr.Testing;
using FastRr.Testing.Tools;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed class AllocationBudgetTests
{
    private const string Budget = "benchmarks/allocation-budget.json";

    // The folder of the tests' own configuration, so that Release tests ask the Release benchmarks.
    private static readonly string s_configuration =
        Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!;

    [Fact]
    public void Budget_OfTheBenchmarks_NamesEachOfThemInOrder()
    {
        var program = Repository.PathOf(
            $"benchmarks/FastRr.Benchmarks/bin/{s_configuration}/net10.0/FastRr.Benchmarks");
        var said = Command.Run(program, ["--names"]);
        Assert.True(said.ExitCode == 0, said.ToString());
        using var budget = JsonDocument.Parse(Repository.Read(Budget));
        Assert.Equal(
            said.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            budget.RootElement.EnumerateObject().Select(entry => entry.Name));
    }

    [Fact]
    public void Budget_OfWhatAnswersQueries_IsZero()
    {
        using var budget = JsonDocument.Parse(Repository.Read(Budget));
        var hot = budget.RootElement.EnumerateObject().Where(entry => IsHot(entry.Name)).ToList();
        Assert.NotEmpty(hot);
        Assert.All(hot, entry => Assert.Equal(0, entry.Value.GetInt64()));
    }

    /// <summary>Loading and compiling are all that may allocate.</summary>
    private static bool IsHot(string benchmark) =>
        !benchmark.StartsWith("Zones.", StringComparison.Ordinal)
        && !benchmark.StartsWith("Answers.AnswerCompilerBenchmarks.", StringComparison.Ordinal)
        && !benchmark.StartsWith("Geo.RegionCompilerBenchmarks.", StringComparison.Ordinal);
}
