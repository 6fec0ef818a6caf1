using FastRr.Server.Configuration;
using FastRr.Zones;

namespace FastRr.Server.Hosting;

/// <summary>Loads all zones of a configuration, several at a time.</summary>
internal static class ZoneSetLoader
{
    /// <param name="sources">Which zones, and from where.</param>
    /// <param name="findings">Takes what is wrong, zone by zone in the order of <paramref name="sources"/>.</param>
    /// <param name="progress">Told what has been read.</param>
    /// <param name="stopping">Ends it before its time.</param>
    /// <param name="isSteered">Whether a lower-cased name has addresses from a pool, as <see
    /// cref="ZoneLoadOptions.HasAddressElsewhere"/> asks; null: none has.</param>
    /// <returns>A zone for each source, null where it has an error.</returns>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public static IReadOnlyList<Zone?> Load(
        IReadOnlyList<ZoneSource> sources,
        FindingCollector findings,
        LoadingProgress progress,
        CancellationToken stopping,
        Func<ReadOnlySpan<byte>, int, bool>? isSteered = null)
    {
        var results = new ZoneLoadResult[sources.Count];
        progress.Expect(sources.Sum(source => source.Open is null ? LengthOf(source.File) : 0));
        Parallel.For(
            0,
            sources.Count,
            new ParallelOptions { CancellationToken = stopping },
            index => results[index] = LoadOne(sources[index], progress.ForOneZone(stopping), isSteered));
        foreach (var result in results)
            findings.AddRange(result.Findings);
        return Array.ConvertAll(results, result => result.Zone);
    }

    private static ZoneLoadResult LoadOne(
        ZoneSource source, IProgress<long> progress, Func<ReadOnlySpan<byte>, int, bool>? isSteered)
    {
        // A file that is not there is a mistake of the entry that names it.
        if (source.Open is null && FindFailure(source.File) is { } failure)
            return new ZoneLoadResult(
                null, [new Finding(source.Position, FindingSeverity.Error, $"{source.File}: {failure}")]);
        return ZoneLoader.Load(source.Name.LowerWire, source.File, new ZoneLoadOptions
        {
            IgnoreSigned = source.IgnoresSignatures,
            Open = source.Open,
            HasAddressElsewhere = isSteered,
            Progress = progress,
        });
    }

    private static string? FindFailure(string file)
    {
        try
        {
            using var handle = File.OpenHandle(file);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return FileFailure.Explain(file, failure);
        }
    }

    private static long LengthOf(string file)
    {
        try
        {
            return new FileInfo(file).Length;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Loading it will say so.
            return 0;
        }
    }
}
