using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace FastRr.Benchmarks.Budget.Running;

/// <summary>A short run of all benchmarks, held against the budget.</summary>
internal static class BudgetRun
{
    private const string FileName = "allocation-budget.json";
    private static readonly string s_tablePath =
        Path.Combine("BenchmarkDotNet.Artifacts", "results", "allocation-budget.md");

    /// <summary>Runs, prints the table, and writes it where BenchmarkDotNet puts its results.</summary>
    /// <returns>Exit code: 0, or 1 where anything is not as the budget says.</returns>
    public static int Execute()
    {
        var path = FindFile();
        if (!AllocationBudget.TryParse(path, File.ReadAllBytes(path), out var budget, out var fault))
        {
            Console.Error.WriteLine(fault);
            return 1;
        }
        var rows = BudgetComparison.Compare(budget, Measure());
        var table = BudgetTable.Compose(rows);
        Console.Write(table);
        Directory.CreateDirectory(Path.GetDirectoryName(s_tablePath)!);
        File.WriteAllText(s_tablePath, table);
        var broken = rows.Count(row => row.Verdict != BudgetVerdict.Within);
        Console.WriteLine($"\n{rows.Count - broken} within the budget, {broken} not");
        return broken == 0 ? 0 : 1;
    }

    private static List<BenchmarkMeasurement> Measure()
    {
        var measurements = new List<BenchmarkMeasurement>();
        var engines = new AllocationEngineFactory();
        var log = new LogCapture();
        foreach (var suite in BenchmarkCatalogue.All(BenchmarkConfig.Short(engines, log)))
        {
            Console.Error.WriteLine($"{suite.Type.Name}: {suite.BenchmarksCases.Length}");
            log.Clear();
            var summary = BenchmarkRunner.Run(suite);
            var ofSuite = suite.BenchmarksCases.Select(benchmark => Read(benchmark, summary, engines)).ToList();
            if (ofSuite.Exists(measurement => measurement.Operations == 0))
                Console.Error.WriteLine(string.Concat(log.CapturedOutput.Select(output => output.Text)));
            measurements.AddRange(ofSuite);
        }
        return measurements;
    }

    private static BenchmarkMeasurement Read(BenchmarkCase benchmark, Summary summary, AllocationEngineFactory engines)
    {
        var (octets, operations) = engines.AllocatedBy(FullNameProvider.GetBenchmarkName(benchmark));
        var report = summary.Reports.FirstOrDefault(report => report.BenchmarkCase == benchmark);
        var mean = report?.ResultStatistics?.Mean ?? 0;
        return new BenchmarkMeasurement(BenchmarkCatalogue.NameOf(benchmark), octets, operations, mean);
    }

    /// <summary>The budget nearest above the program: that of the working copy it was built from.</summary>
    private static string FindFile()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, FileName);
            if (File.Exists(path))
                return Path.GetRelativePath(Environment.CurrentDirectory, path);
        }
        throw new FileNotFoundException($"no {FileName} at or above {AppContext.BaseDirectory}");
    }
}
