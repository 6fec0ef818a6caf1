using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using FastRr.Benchmarks;
using FastRr.Benchmarks.Budget.Running;

const string Usage = """
    FastRr.Benchmarks --budget    short run of all benchmarks; exit code 1 where one allocates more than
                                  benchmarks/allocation-budget.json allows, or where names differ
    FastRr.Benchmarks --names     the benchmarks as the budget names them; runs none
    FastRr.Benchmarks OPTIONS     measures, with the options of BenchmarkDotNet:

    """;

switch (args)
{
    case ["--budget"]:
        return BudgetRun.Execute();
    case ["--names"]:
        foreach (var benchmark in BenchmarkCatalogue.All(ManualConfig.CreateEmpty()).SelectMany(x => x.BenchmarksCases))
            Console.WriteLine(BenchmarkCatalogue.NameOf(benchmark));
        return 0;
    case var _ when args.Contains("--budget") || args.Contains("--names"):
        Console.Error.WriteLine("--budget and --names stand alone");
        return 2;
    default:
        if (args.Contains("--help"))
            Console.WriteLine(Usage);
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, BenchmarkConfig.Full());
        return summaries.All(summary => summary.Reports.All(report => report.Success)) ? 0 : 1;
}
