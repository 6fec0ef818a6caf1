using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Perfolizer.Horology;

namespace FastRr.Benchmarks;

/// <summary>How benchmarks are run.</summary>
internal static class BenchmarkConfig
{
    /// <summary>
    /// The measuring run: a process for each benchmark, results as Markdown, in the order of the source.
    /// </summary>
    public static IConfig Full() => ManualConfig.CreateEmpty()
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(ConsoleLogger.Default)
        .AddAnalyser([.. DefaultConfig.Instance.GetAnalysers()])
        .AddValidator([.. DefaultConfig.Instance.GetValidators()])
        .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared));

    /// <summary>
    /// The short run of the budget: all in this process, so that nothing is built and large zones are made once.
    /// </summary>
    /// <param name="engines">Makes the engines that count octets.</param>
    /// <param name="log">Takes what BenchmarkDotNet says.</param>
    public static IConfig Short(IEngineFactory engines, ILogger log) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessNoEmitToolchain.Instance)
            .WithEngineFactory(engines)
            .WithWarmupCount(5)
            .WithIterationCount(3)
            .WithIterationTime(TimeInterval.FromMilliseconds(25))
            .WithEvaluateOverhead(false))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(log)
        .WithOption(ConfigOptions.DisableLogFile, true);
}
