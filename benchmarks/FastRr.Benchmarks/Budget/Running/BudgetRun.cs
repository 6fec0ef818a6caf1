using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
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
            foreach (var benchmark in suite.BenchmarksCases)
            {
                log.Clear();
                var nanoseconds = Run(new BenchmarkRunInfo([benchmark], suite.Type, suite.Config), log);
                var (octets, operations) = engines.AllocatedBy(FullNameProvider.GetBenchmarkName(benchmark));
                var name = BenchmarkCatalogue.NameOf(benchmark);
                measurements.Add(new BenchmarkMeasurement(name, octets, operations, nanoseconds));
                if (operations == 0)
                    Console.Error.WriteLine($"{name} failed:\n{TextOf(log)}");
            }
        }
        return measurements;
    }

    /// <summary>Runs one benchmark.</summary>
    /// <returns>Mean of one operation, nanoseconds; 0 where it failed.</returns>
    private static double Run(BenchmarkRunInfo benchmark, LogCapture log)
    {
        try
        {
            return BenchmarkRunner.Run(benchmark).Reports.FirstOrDefault()?.ResultStatistics?.Mean ?? 0;
        }
        catch (NullReferenceException) when (TextOf(log).Length > 0)
        {
            // BenchmarkDotNet 0.14 logs the failure of a benchmark that it runs in its own process, and then trips over
            // the build that was never made.
            return 0;
        }
    }

    private static string TextOf(LogCapture log) => string.Concat(log.CapturedOutput.Select(output => output.Text));

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
