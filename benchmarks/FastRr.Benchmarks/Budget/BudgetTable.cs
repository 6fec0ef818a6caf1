using System.Globalization;
using System.Text;

namespace FastRr.Benchmarks.Budget;

/// <summary>Writes the comparison as a Markdown table.</summary>
internal static class BudgetTable
{
    public static string Compose(IEnumerable<BudgetRow> rows)
    {
        var text = new StringBuilder();
        text.Append("| benchmark | octets | budget | time | |\n|---|---:|---:|---:|---|\n");
        foreach (var row in rows)
        {
            var measured = row.Measurement is { Operations: > 0 } measurement ? measurement : null;
            var octets = measured is null ? "" : OctetsOf(measured);
            var time = measured is null ? "" : TimeOf(measured.Nanoseconds);
            text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {octets} | {row.Budget} | {time} | ");
            text.Append(WordFor(row.Verdict)).Append(" |\n");
        }
        return text.ToString();
    }

    private static string OctetsOf(BenchmarkMeasurement measurement)
    {
        var octets = (double)measurement.Octets / measurement.Operations;
        return octets switch
        {
            0 => "0",
            < 0.01 => "< 0.01",
            < 100 => octets.ToString("0.##", CultureInfo.InvariantCulture),
            _ => octets.ToString("0", CultureInfo.InvariantCulture),
        };
    }

    private static string TimeOf(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.0} ns"),
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0.0} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.0} ms"),
    };

    private static string WordFor(BudgetVerdict verdict) => verdict switch
    {
        BudgetVerdict.Within => "",
        BudgetVerdict.Exceeded => "**over budget**",
        BudgetVerdict.NoBudget => "**no budget**",
        BudgetVerdict.NoBenchmark => "**no such benchmark**",
        _ => "**failed**",
    };
}
