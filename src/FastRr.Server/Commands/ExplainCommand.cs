using System.Net;
using FastRr.Engine;
using FastRr.Engine.Counters;
using FastRr.Server.Configuration;
using FastRr.Server.Explaining;
using FastRr.Server.Hosting;

namespace FastRr.Server.Commands;

/// <summary><c>fastrr explain</c>: an answer, and all that leads to it.</summary>
internal sealed class ExplainCommand(CommandEnvironment environment)
{
    public int Run(ExplainOptions options)
    {
        if (options.Configuration is not { } file)
        {
            environment.Error.WriteLine(
                "fastrr: a running server can't be asked, as the admin interface is not available yet: name the "
                    + "configuration with --config, and it is decided offline");
            return ExitCode.NoServer;
        }
        var findings = new FindingCollector();
        var configuration = ConfigurationLoader.Load(file, findings);
        var progress = new LoadingProgress(environment, TimeProvider.System);
        var data = ServedDataLoader.Load(
            configuration, findings, progress, opensDatabases: true, environment.Stopping);
        progress.Clear();
        if (findings.ErrorCount > 0)
        {
            foreach (var finding in findings.InOrder())
                environment.Error.WriteLine(finding);
            return ExitCode.Failure;
        }
        if (findings.WarningCount > 0)
        {
            environment.Error.WriteLine(
                $"fastrr: warnings: {findings.WarningCount}; 'fastrr check --config {file}' shows them");
        }
        if (CreateExplainer(configuration.Settings.Server, data) is not { } explainer)
            return ExitCode.Failure;
        var explanations = QueriesOf(options).Select(explainer.Explain).ToList();
        Write(options, explanations, file);
        return explanations.TrueForAll(explanation => explanation.Outcome == ResponseOutcome.Answer)
            ? ExitCode.Success
            : ExitCode.Failure;
    }

    /// <summary>The query asked about; of a user the two that a resolver may send.</summary>
    internal static IReadOnlyList<ExplainedQuery> QueriesOf(ExplainOptions options)
    {
        var client = options.Client ?? options.User ?? IPAddress.Loopback;
        var query = new ExplainedQuery(options.Name, options.Type, client, options.Subnet)
        {
            IsClientAssumed = options.Client is null && options.User is not null,
        };
        return options.User is { } user ? [query with { Subnet = ExplainValues.SubnetOf(user) }, query] : [query];
    }

    private Explainer? CreateExplainer(ServerSettings settings, ServedData data)
    {
        var responder = new Responder(new ResponderOptions
        {
            Identity = settings.Identity,
            Version = settings.Version,
            UdpPayloadSize = settings.UdpPayload,
            RotatesPerWorker = settings.RotatesPerWorker,
        });
        try
        {
            responder.Publish(data.Compile());
        }
        catch (InvalidOperationException failure)
        {
            // All is right one by one, but can't be compiled together.
            environment.Error.WriteLine($"fastrr: {failure.Message}");
            return null;
        }
        return new Explainer(responder, data.Steering, data.Geo?.Rules.ToRuleTable());
    }

    private void Write(ExplainOptions options, List<Explanation> explanations, string file)
    {
        if (options.IsJson)
        {
            JsonText.Write(environment.Output, json =>
            {
                if (options.User is not null)
                    json.WriteStartArray();
                foreach (var explanation in explanations)
                    ExplanationJson.Write(json, explanation, isOffline: true);
                if (options.User is not null)
                    json.WriteEndArray();
            });
            return;
        }
        environment.Output.WriteLine($"decided offline by {file}, with all members up");
        var text = new ExplanationText(environment.Output);
        foreach (var explanation in explanations)
        {
            environment.Output.WriteLine();
            text.Write(explanation);
        }
    }
}
