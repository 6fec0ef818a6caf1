using FastRr.Server.Configuration;
using FastRr.Server.Hosting;

namespace FastRr.Server.Commands;

/// <summary><c>fastrr check</c>: every finding of the configuration and its zones, at once.</summary>
internal sealed class CheckCommand(CommandEnvironment environment)
{
    public int Run(CheckOptions options)
    {
        if (environment.RequireConfiguration(options.Configuration) is not { } file)
            return ExitCode.Usage;
        var findings = new FindingCollector();
        var configuration = ConfigurationLoader.Load(file, findings);
        var progress = new LoadingProgress(environment, TimeProvider.System);
        ServedDataLoader.Load(
            configuration, findings, progress, opensDatabases: !options.IsWithoutDatabases, environment.Stopping);
        progress.Clear();
        if (options.IsJson)
            CheckReport.WriteJson(environment.Output, findings, options.IsPrint ? configuration : null);
        else
            WriteText(options, findings, configuration);
        var isBad = findings.ErrorCount > 0 || (options.IsStrict && findings.WarningCount > 0);
        return isBad ? ExitCode.Failure : ExitCode.Success;
    }

    private void WriteText(CheckOptions options, FindingCollector findings, LoadedConfiguration configuration)
    {
        if (options.IsPrint)
        {
            foreach (var line in ConfigurationPrinter.Print(configuration.Joined))
                environment.Output.WriteLine(line);
        }
        var writer = options.IsPrint ? environment.Error : environment.Output;
        foreach (var finding in findings.InOrder())
            writer.WriteLine(finding);
    }
}
