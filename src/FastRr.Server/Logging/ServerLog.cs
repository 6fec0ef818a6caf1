using System.Net;
using Microsoft.Extensions.Logging;

namespace FastRr.Server.Logging;

/// <summary>The events of the process itself. Placeholders become the keys of the line.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(101, LogLevel.Information,
        "{Version} {Listen} {Io} {Loops} {Zones} {Names} {Records} {Milliseconds}", EventName = "started")]
    public static partial void Started(
        ILogger logger, string version, IReadOnlyList<IPEndPoint> listen, string io, int loops, int zones, int names,
        int records, int milliseconds);

    [LoggerMessage(102, LogLevel.Information, "{Signal} {Queries}", EventName = "stopped")]
    public static partial void Stopped(ILogger logger, string signal, long queries);

    [LoggerMessage(103, LogLevel.Warning, "{Error}", EventName = "reload")]
    public static partial void ReloadRefused(ILogger logger, string error);

    [LoggerMessage(104, LogLevel.Warning, "{Text}", EventName = "demo")]
    public static partial void Demo(ILogger logger, string text);

    [LoggerMessage(105, LogLevel.Warning, "{Place} {Text}", EventName = "finding")]
    public static partial void Finding(ILogger logger, string place, string text);

    [LoggerMessage(106, LogLevel.Warning, "{More} {Text}", EventName = "more-findings")]
    public static partial void MoreFindings(ILogger logger, int more, string text);

    [LoggerMessage(112, LogLevel.Information, "{Listen}", EventName = "metrics")]
    public static partial void MetricsStarted(ILogger logger, IPEndPoint listen);

    [LoggerMessage(107, LogLevel.Error, "{EndPoint}", EventName = "loop-failed")]
    public static partial void LoopFailed(ILogger logger, IPEndPoint endPoint, Exception failure);

    [LoggerMessage(108, LogLevel.Warning, "{Reason} {Instead}", EventName = "uring-unavailable")]
    public static partial void UringUnavailable(ILogger logger, string reason, string instead);

    [LoggerMessage(109, LogLevel.Warning, "{Reason}", EventName = "not-steered")]
    public static partial void NotSteered(ILogger logger, string reason);

    [LoggerMessage(110, LogLevel.Debug, "{Queries} {Milliseconds}", EventName = "warmed-up")]
    public static partial void WarmedUp(ILogger logger, long queries, int milliseconds);

    [LoggerMessage(111, LogLevel.Debug, "{Reason}", EventName = "not-warmed-up")]
    public static partial void NotWarmedUp(ILogger logger, string reason);
}
