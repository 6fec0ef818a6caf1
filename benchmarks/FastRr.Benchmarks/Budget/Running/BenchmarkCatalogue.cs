using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

namespace FastRr.Benchmarks.Budget.Running;

/// <summary>All benchmarks of this program.</summary>
internal static class BenchmarkCatalogue
{
    /// <summary>The benchmarks of each class, in the order of the classes' names.</summary>
    public static IEnumerable<BenchmarkRunInfo> All(IConfig config) => typeof(BenchmarkCatalogue).Assembly.GetTypes()
        .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(BenchmarkAttribute), inherit: true)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => BenchmarkConverter.TypeToBenchmarks(type, config));

    /// <summary>What the budget calls a benchmark: <c>Folder.Type.Method(Parameter: value, …)</c>.</summary>
    public static string NameOf(BenchmarkCase benchmark)
    {
        var type = benchmark.Descriptor.Type.FullName![$"{nameof(FastRr)}.{nameof(Benchmarks)}.".Length..];
        var method = $"{type}.{benchmark.Descriptor.WorkloadMethod.Name}";
        var parameters = benchmark.Parameters.Items.Select(item => $"{item.Name}: {item.Value}").ToList();
        return parameters.Count == 0 ? method : $"{method}({string.Join(", ", parameters)})";
    }
}
