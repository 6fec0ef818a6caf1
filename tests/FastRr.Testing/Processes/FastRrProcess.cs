using FastRr.Testing.Dns;
using FastRr.Testing.Tools;
using Xunit;

namespace FastRr.Testing.Processes;

/// <summary>The built <c>fastrr</c>, serving.</summary>
/// <param name="arguments">What stands behind the command, without <c>--listen</c>.</param>
public sealed class FastRrProcess(params string[] arguments) : ServerProcess
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    // Nothing of the machine's own configuration reaches the child.
    private static readonly Dictionary<string, string?> Environment = new()
    {
        ["FASTRR_CONFIG"] = null,
        ["FASTRR_ADMIN"] = null,
        ["FASTRR_TOKEN_FILE"] = null,
        ["NOTIFY_SOCKET"] = null,
    };

    // The folder of the tests' own configuration, so that Release tests run the Release server.
    private static string Configuration =>
        Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!;

    /// <summary>The executable: $FASTRR_EXECUTABLE, else what the build left beside the server's project.</summary>
    public static string Executable { get; } =
        System.Environment.GetEnvironmentVariable("FASTRR_EXECUTABLE") is { Length: > 0 } path
            ? path
            : Repository.PathOf($"src/FastRr.Server/bin/{Configuration}/net10.0/fastrr");

    /// <summary>The command; none is <c>serve</c> as well.</summary>
    public string Command { get; init; } = "serve";

    /// <summary>A program with its arguments that starts another: the server becomes its last ones.</summary>
    public IReadOnlyList<string> Starter { get; init; } = [];

    /// <summary>Starts <c>fastrr serve --config FILE</c> and waits until it answers.</summary>
    public static FastRrProcess Serve(string configuration)
    {
        var server = new FastRrProcess("--config", configuration);
        server.Start();
        return server;
    }

    /// <summary>Starts the embedded demo zone and waits until it answers.</summary>
    public static FastRrProcess ServeDemo()
    {
        var server = new FastRrProcess();
        server.Start();
        return server;
    }

    /// <summary>
    /// Skips the test where this machine has no such <c>io</c> and another took its place, or fails where CI is true.
    /// </summary>
    public void RequireIo(string io)
    {
        // What it says at the start may come after its first answers.
        Assert.True(SpinWait.SpinUntil(
            () => Process.Error.Contains(" started ", StringComparison.Ordinal), StartPatience));
        if (io == "auto" || Process.Error.Contains($" io={io} ", StringComparison.Ordinal))
            return;
        if (Tool.IsCi)
            Assert.Fail(Process.Error);
        Assert.Skip(Process.Error);
    }

    /// <summary>Runs any command to its end.</summary>
    public static CommandResult Run(params string[] arguments) =>
        Tools.Command.Run(Executable, arguments, Environment);

    /// <summary>Starts any command and lets it run.</summary>
    public static CapturedProcess Launch(params string[] arguments) => new(Executable, arguments, Environment);

    /// <summary>Any name will do: what counts is that the zones are loaded.</summary>
    protected override DnsQuery ReadyQuery => new(".", "SOA") { PayloadSize = 1232 };

    protected override CapturedProcess Launch(int port)
    {
        string[] listen = ["--listen", $"127.0.0.1:{port}"];
        string[] listen6 = Ipv6.IsAvailable ? ["--listen", $"[::1]:{port}"] : [];
        string[] command = Command.Length == 0 ? [] : [Command];
        string[] all = [.. Starter, Executable, .. command, .. arguments, .. listen, .. listen6];
        return new CapturedProcess(all[0], all[1..], Environment);
    }

    // EDE 14 is Not Ready: before the first snapshot.
    protected override bool IsReady(DnsMessage response) => response.ExtendedError != 14;
}
