using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FastRr.Server.Admin;
using FastRr.Server.Configuration;
using FastRr.Server.Demo;
using FastRr.Server.Hosting;
using FastRr.Server.Logging;
using Microsoft.Extensions.Logging;

namespace FastRr.Server.Commands;

/// <summary><c>fastrr serve</c>: from the configuration to answers, until it is told to stop.</summary>
internal sealed class ServeCommand(CommandEnvironment environment)
{
    // More would push the line that says "started" off the screen.
    private const int MostWarningsLogged = 20;

    // Beyond this what loading left behind is worth a pause of some ten milliseconds.
    private const long CompactionOctets = 64 << 20;

    /// <param name="option">The configuration named, or null.</param>
    /// <param name="listen">Addresses in place of the configuration's, if there are any.</param>
    public int Run(string? option, IReadOnlyList<IPEndPoint> listen)
    {
        var clock = Stopwatch.StartNew();
        var findings = new FindingCollector();
        var file = environment.FindConfiguration(option);
        var configuration = file is null ? DemoConfiguration.Create() : ConfigurationLoader.Load(file, findings);
        var settings = configuration.Settings.Server;
        if (listen.Count > 0)
            settings = settings with { Listen = listen };
        using var loggers = CreateLoggers(settings.Log);
        var logger = loggers.CreateLogger<ServeCommand>();
        using var signals = new StopSignals(
            () => ServerLog.ReloadRefused(logger, "not available yet"), environment.Stopping);
        if (findings.ErrorCount > 0)
        {
            // All at once: what is wrong in the zones too.
            LoadData(configuration, findings, CancellationToken.None);
            return Refuse(findings);
        }
        int names, records;
        using var server = new DnsServer(settings, loggers);
        // Beside the sockets: on two CPUs the first answer comes 30 ms sooner.
        Task<ServedData>? loading = Task.Run(() => LoadData(configuration, findings, signals.Stopping));
        try
        {
            server.Open();
        }
        catch (SocketException failure)
        {
            environment.Error.WriteLine($"fastrr: {failure.Message}");
            return ExitCode.Failure;
        }
        server.Start();
        try
        {
            if (!TryPublish(server, ref loading, findings, out names, out records))
                return Refuse(findings);
        }
        catch (OperationCanceledException)
        {
            // Told to stop while the zones were read.
            return Stop(server, logger, signals.Name);
        }
        catch (InvalidOperationException failure)
        {
            // The zones are right one by one, but can't be compiled.
            environment.Error.WriteLine($"fastrr: {failure.Message}");
            return ExitCode.Failure;
        }
        ReturnMemory();
        if (file is null)
            ShowDemo(logger, server.EndPoints[0]);
        LogWarnings(logger, findings, file);
        ServerLog.Started(
            logger, FastRrCommandLine.Version, server.EndPoints, IoKindName.Of(server.Io), server.LoopCount,
            configuration.Zones.Count, names, records, (int)clock.ElapsedMilliseconds);
        // After DNS: who asks for names does not wait for who asks for metrics.
        using var http = StartHttp(settings, server, loggers);
        if (settings.Metrics is not null && http is null)
            return ExitCode.Failure;
        if (environment.WarmsUp)
            WarmUp.Start(settings, logger, signals.Stopping);
        if (WaitForStop(signals, server))
            return Stop(server, logger, signals.Name);
        Stop(server, logger, "none");
        return ExitCode.Failure;
    }

    private HttpServer? StartHttp(ServerSettings settings, DnsServer server, ILoggerFactory loggers)
    {
        if (settings.Metrics is not { } endPoint)
            return null;
        try
        {
            var http = HttpServer.Start(endPoint, server, loggers);
            ServerLog.MetricsStarted(loggers.CreateLogger<ServeCommand>(), endPoint);
            return http;
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            environment.Error.WriteLine($"fastrr: metrics {endPoint}: {failure.Message}");
            return null;
        }
    }

    private static int Stop(DnsServer server, ILogger logger, string signal)
    {
        server.Stop();
        ServerLog.Stopped(logger, signal, server.ReadCounters().Queries);
        return ExitCode.Success;
    }

    private static bool TryPublish(
        DnsServer server, ref Task<ServedData>? loading, FindingCollector findings, out int names, out int records)
    {
        // The zones are let go of here: what is served is the snapshot.
        var data = loading!.GetAwaiter().GetResult();
        loading = null;
        (names, records) = (data.NameCount, data.RecordCount);
        if (findings.ErrorCount > 0)
            return false;
        server.Publish(data);
        return true;
    }

    private ServedData LoadData(
        LoadedConfiguration configuration, FindingCollector findings, CancellationToken stopping)
    {
        var progress = new LoadingProgress(environment, TimeProvider.System);
        try
        {
            return ServedDataLoader.Load(configuration, findings, progress, opensDatabases: true, stopping);
        }
        finally
        {
            progress.Clear();
        }
    }

    /// <summary>The text that <c>fastrr check</c> prints.</summary>
    private int Refuse(FindingCollector findings)
    {
        foreach (var finding in findings.InOrder())
            environment.Error.WriteLine(finding);
        return ExitCode.Failure;
    }

    /// <summary>
    /// Gives what loading a large zone needed back to the system: one compacting collection, as the last one.
    /// </summary>
    private static void ReturnMemory()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > CompactionOctets)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private void ShowDemo(ILogger logger, IPEndPoint endPoint)
    {
        foreach (var command in DemoConfiguration.Commands(endPoint))
            environment.Output.WriteLine(command);
        environment.Output.Flush();
        ServerLog.Demo(
            logger,
            $"no configuration was named and {environment.DefaultConfiguration} is not there: "
                + "the demo zone example.com is served");
    }

    private static void LogWarnings(ILogger logger, FindingCollector findings, string? file)
    {
        foreach (var finding in findings.InOrder().Take(MostWarningsLogged))
            ServerLog.Finding(logger, finding.Position.ToString(), finding.Text);
        if (findings.WarningCount > MostWarningsLogged)
            ServerLog.MoreFindings(
                logger, findings.WarningCount - MostWarningsLogged, $"fastrr check --config {file} shows all");
    }

    /// <returns>False where the server failed by itself.</returns>
    private static bool WaitForStop(StopSignals signals, DnsServer server)
    {
        try
        {
            server.Failed.Wait(signals.Stopping);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private LoggerFactory CreateLoggers(LogSettings settings)
    {
        LogLineFormatter formatter = settings.IsJson ? new JsonLogFormatter() : new TextLogFormatter();
        var logger = new LineLogger(
            environment.Error, formatter, settings.Level, environment.IsJournal, TimeProvider.System);
        var filter = new LoggerFilterOptions { MinLevel = settings.Level };
        // What the HTTP server says of each request is nobody's concern here.
        filter.Rules.Add(new LoggerFilterRule(null, "Microsoft", LogLevel.Error, null));
        return new LoggerFactory([new LineLoggerProvider(logger)], filter);
    }
}
