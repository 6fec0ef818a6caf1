using System.Text;
using FastRr.Benchmarks.Budget;
using Xunit;

namespace FastRr.Tidy.Budget;

public sealed class BudgetComparisonTests
{
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(24, 24_000_000, true)]
    [InlineData(24, 24_000_001, false)]
    public void Compare_OctetsOfAMillionOperations_AreNotRounded(long budget, long octets, bool isWithin)
    {
        var measurement = new BenchmarkMeasurement("A", octets, 1_000_000, 5);
        var row = Assert.Single(Compare($$"""{ "A": {{budget}} }""", measurement));
        Assert.Equal(isWithin ? BudgetVerdict.Within : BudgetVerdict.Exceeded, row.Verdict);
        Assert.Equal(budget, row.Budget);
    }

    [Fact]
    public void Compare_LargeBudgetOfManyOperations_DoesNotOverflow()
    {
        var json = $$"""{ "A": {{long.MaxValue}} }""";
        var row = Assert.Single(Compare(json, new BenchmarkMeasurement("A", long.MaxValue, 1_000_000, 5)));
        Assert.Equal(BudgetVerdict.Within, row.Verdict);
    }

    [Fact]
    public void Compare_NamesThatDiffer_AreFoundOnBothSides()
    {
        var rows = Compare("""{ "Gone": 7, "A": 0 }""",
            new BenchmarkMeasurement("New", 0, 10, 1), new BenchmarkMeasurement("A", 0, 10, 1));
        Assert.Equal(
            [
                ("New", null, BudgetVerdict.NoBudget),
                ("A", 0, BudgetVerdict.Within),
                ("Gone", 7, BudgetVerdict.NoBenchmark),
            ],
            rows.Select(row => (row.Name, row.Budget, row.Verdict)));
    }

    [Fact]
    public void Compare_BenchmarkThatFailed_IsNotWithin()
    {
        var row = Assert.Single(Compare("""{ "A": 0 }""", new BenchmarkMeasurement("A", 0, 0, 0)));
        Assert.Equal(BudgetVerdict.Failed, row.Verdict);
    }

    [Fact]
    public void Compose_EveryVerdict_IsARowOfTheTable()
    {
        var rows = Compare("""{ "Hot": 0, "Rare": 0, "Cold": 5000, "Gone": 0, "Broken": 0 }""",
            new BenchmarkMeasurement("Hot", 0, 1000, 61.25),
            new BenchmarkMeasurement("Rare", 24, 100_000, 999.5),
            new BenchmarkMeasurement("Cold", 12_345, 3, 9_300_000),
            new BenchmarkMeasurement("New", 75, 100, 1_500),
            new BenchmarkMeasurement("Broken", 0, 0, 0));
        Assert.Equal("""
            | benchmark | octets | budget | time | |
            |---|---:|---:|---:|---|
            | Hot | 0 | 0 | 61.3 ns |  |
            | Rare | < 0.01 | 0 | 999.5 ns | **over budget** |
            | Cold | 4115 | 5000 | 9.3 ms |  |
            | New | 0.75 |  | 1.5 µs | **no budget** |
            | Broken |  | 0 |  | **failed** |
            | Gone |  | 0 |  | **no such benchmark** |

            """, BudgetTable.Compose(rows));
    }

    private static IReadOnlyList<BudgetRow> Compare(string json, params BenchmarkMeasurement[] measurements)
    {
        var octets = Encoding.UTF8.GetBytes(json);
        Assert.True(AllocationBudget.TryParse("b.json", octets, out var budget, out var fault), fault);
        return BudgetComparison.Compare(budget, measurements);
    }
}
