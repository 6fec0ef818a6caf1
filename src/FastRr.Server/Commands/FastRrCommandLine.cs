using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Net;
using System.Reflection;
using FastRr.Server.Configuration;
using FastRr.Server.Configuration.Values;
using FastRr.Wire.Registry;

namespace FastRr.Server.Commands;

/// <summary>The command line: what may be written, and which command it runs.</summary>
internal static class FastRrCommandLine
{
    /// <summary>The version as --version prints it.</summary>
    public static string Version { get; } =
        typeof(FastRrCommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, CommandEnvironment environment)
    {
        var result = Build(environment).Parse(arguments);
        if (result.Errors.Count > 0 && result.Action is not (HelpAction or VersionAction))
            return RefuseUsage(environment, result.Errors.Select(error => $"{error.Message}{FindHint(result)}"));
        if (FindMisplaced(result) is { } option)
        {
            var command = result.CommandResult.Command.Name;
            return RefuseUsage(environment, [$"'{option}' has to stand behind the command '{command}'."]);
        }
        return result.Invoke(new InvocationConfiguration
        {
            Output = environment.Output,
            Error = environment.Error,
            EnableDefaultExceptionHandler = false,
            // Signals are the server's own business.
            ProcessTerminationTimeout = null,
        });
    }

    private static int RefuseUsage(CommandEnvironment environment, IEnumerable<string> errors)
    {
        foreach (var error in errors)
            environment.Error.WriteLine($"fastrr: {error}");
        environment.Error.WriteLine("'fastrr --help' shows the commands and their options.");
        return ExitCode.Usage;
    }

    /// <summary>An option before the command: it would be the root's, and the command would not see it.</summary>
    private static string? FindMisplaced(ParseResult result) => result.CommandResult == result.RootCommandResult
        ? null
        : result.RootCommandResult.Children.OfType<OptionResult>()
            .FirstOrDefault(option => !option.Implicit && option.Option is not (HelpOption or VersionOption))
            ?.Option.Name;

    /// <summary>The command or option that was most likely meant where one is misspelt.</summary>
    private static string FindHint(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var known = command.Subcommands.Select(known => known.Name)
            .Concat(command.Options.Select(option => option.Name));
        return result.UnmatchedTokens is [var token, ..] && NearestWord.Find(token, known) is { } nearest
            ? $" Did you mean '{nearest}'?"
            : "";
    }

    private static RootCommand Build(CommandEnvironment environment)
    {
        var root = new RootCommand("FastRr, an authoritative DNS responder. Without a command it serves.");
        root.Options.OfType<VersionOption>().First().Action = new VersionAction(environment.Output);
        AddServe(root, environment);
        var serve = new Command("serve", "Runs the server until SIGTERM or SIGINT.");
        AddServe(serve, environment);
        root.Subcommands.Add(serve);
        root.Subcommands.Add(BuildCheck(environment));
        root.Subcommands.Add(BuildExplain(environment));
        root.Subcommands.Add(BuildGeo(environment));
        return root;
    }

    private static void AddServe(Command command, CommandEnvironment environment)
    {
        var configuration = CreateConfigurationOption("else the demo zone example.com on 127.0.0.1:5300");
        var listen = new Option<IPEndPoint[]>("--listen")
        {
            HelpName = "ADDR:PORT",
            Description = "An address for UDP and TCP, in place of those of the configuration; repeatable.",
            CustomParser = result =>
            {
                var parsed = new List<IPEndPoint>();
                foreach (var token in result.Tokens)
                {
                    if (EndPointText.Parse(token.Value, out var endPoint) is { } wrong)
                        result.AddError(wrong);
                    else if (!parsed.Contains(endPoint))
                        parsed.Add(endPoint);
                }
                return [.. parsed];
            },
        };
        command.Options.Add(configuration);
        command.Options.Add(listen);
        command.SetAction(result =>
            new ServeCommand(environment).Run(result.GetValue(configuration), result.GetValue(listen) ?? []));
    }

    private static Command BuildCheck(CommandEnvironment environment)
    {
        var configuration = CreateConfigurationOption("else exit 2");
        var strict = new Option<bool>("--strict") { Description = "Warnings count as errors: exit 1." };
        var noDatabases = new Option<bool>("--no-databases")
        {
            Description = "Do not open the region databases.",
        };
        var print = new Option<bool>("--print")
        {
            Description = "Print the joined configuration with the source of each line; findings go to standard error.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var check = new Command("check", """
            Validates the configuration and every zone. Prints each finding as
            'file:line:column: error|warning: text'. Exit: 0 no error, 1 errors, 2 usage.
            """)
        {
            configuration, strict, noDatabases, print, json,
        };
        check.SetAction(result => new CheckCommand(environment).Run(new CheckOptions(
            result.GetValue(configuration),
            result.GetValue(strict),
            result.GetValue(noDatabases),
            result.GetValue(print),
            result.GetValue(json))));
        return check;
    }

    private static Command BuildExplain(CommandEnvironment environment)
    {
        var name = new Argument<byte[]>("NAME")
        {
            Arity = ArgumentArity.ExactlyOne,
            Description = "The domain name that is asked for.",
            CustomParser = result => ParseOne<byte[]>(result, ExplainValues.ParseName),
        };
        var type = new Argument<RRType>("TYPE")
        {
            HelpName = "TYPE",
            Description = "The type that is asked for: A if none is given.",
            DefaultValueFactory = _ => RRType.A,
            CustomParser = result => ParseOne<RRType>(result, ExplainValues.ParseType),
        };
        var client = CreateAddressOption("--client", "Who asks, as a rule a resolver; 127.0.0.1 if none is given.");
        var subnet = new Option<IPNetwork?>("--subnet")
        {
            HelpName = "CIDR",
            Description = "The client subnet that comes with the query; a bare address stands for its /24 or /56.",
            CustomParser = result => ParseOne<IPNetwork>(result, ExplainValues.ParseSubnet),
        };
        var user = CreateAddressOption("--user",
            "Somebody behind a resolver: explains both ways it may ask, with a client subnet of the user's /24 or "
            + "/56, and without one. The resolver's address is --client, else the user's own.");
        var configuration = new Option<string?>("--config", "-c")
        {
            HelpName = "FILE",
            Description = "Decide offline by this configuration, with all members up. Asking a running server "
                + "instead is not available yet.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON: an object, with --user an array of two." };
        var explain = new Command("explain", """
            Explains an answer: what answers, the client's region with the rule and range that decided, the scope, the
            regions in the order tried and why each was left, the members, the turn, the TTL, and what is sent.
            Exit: 0 an answer, 1 none or not ours, or errors in the configuration, 2 usage, 3 no server to ask.
            """)
        {
            name, type, client, subnet, user, configuration, json,
        };
        explain.Validators.Add(result =>
        {
            if (result.GetResult(user) is not null && result.GetResult(subnet) is not null)
                result.AddError("'--user' makes the client subnet itself: leave out '--subnet'.");
        });
        explain.SetAction(result => new ExplainCommand(environment).Run(
            new ExplainOptions(result.GetValue(name)!, result.GetValue(type), result.GetValue(configuration))
            {
                Client = result.GetValue(client),
                Subnet = result.GetValue(subnet),
                User = result.GetValue(user),
                IsJson = result.GetValue(json),
            }));
        return explain;
    }

    private static Option<IPAddress?> CreateAddressOption(string name, string description) => new(name)
    {
        HelpName = "ADDR",
        Description = description,
        CustomParser = result => ParseOne<IPAddress>(result, AddressValueText.Parse),
    };

    private static T? ParseOne<T>(ArgumentResult result, ValueParser<T> parse)
    {
        if (parse(result.Tokens[0].Value, out var value) is { } wrong)
            result.AddError(wrong);
        return value;
    }

    private static Command BuildGeo(CommandEnvironment environment)
    {
        var targets = new Argument<GeoTarget[]>("ADDR")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "An address that sends queries, or a client subnet such as 192.0.2.0/24.",
            CustomParser = ParseTargets,
        };
        var configuration = CreateConfigurationOption("else exit 2");
        var diff = new Option<string[]>("--diff")
        {
            HelpName = "OLD NEW",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
            Description = "What an update would move from region to region: the share of IPv4 addresses and of IPv6 "
                + "networks. Each file takes the place of the first configured database of OLD's type.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var geo = new Command("geo", """
            Tells the region of each address, the rule that decided, the prefix around the address for which the same
            rule decides, and the scope that a client subnet gets. Exit: 0, 1 errors, 2 usage.
            """)
        {
            targets, configuration, diff, json,
        };
        geo.Validators.Add(result =>
        {
            if (result.GetResult(targets) is { Tokens.Count: > 0 } == result.GetResult(diff) is not null)
                result.AddError("Either addresses or '--diff OLD NEW' is wanted.");
        });
        geo.SetAction(result => new GeoCommand(environment).Run(new GeoOptions(
            result.GetValue(configuration), result.GetValue(targets) ?? [],
            result.GetValue(diff) is [var old, var update] ? (old, update) : null, result.GetValue(json))));
        return geo;
    }

    private static GeoTarget[] ParseTargets(ArgumentResult result)
    {
        var parsed = new List<GeoTarget>();
        foreach (var token in result.Tokens)
        {
            if (GeoTarget.Parse(token.Value, out var target) is { } wrong)
                result.AddError(wrong);
            else
                parsed.Add(target);
        }
        return [.. parsed];
    }

    private static Option<string?> CreateConfigurationOption(string otherwise) => new("--config", "-c")
    {
        HelpName = "FILE",
        Description =
            $"The configuration; else $FASTRR_CONFIG, else /etc/fastrr/fastrr.yaml if it is there, {otherwise}.",
    };

    /// <returns>What is wrong with the text, or null.</returns>
    private delegate string? ValueParser<T>(string text, out T value);

    private sealed class VersionAction(TextWriter output) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            output.WriteLine($"fastrr {Version}");
            return ExitCode.Success;
        }
    }
}
