using FastRr.Server.Commands;

namespace FastRr.Tests.Server;

/// <summary>Runs command lines inside the test's process, as an operator who stands in the folder would.</summary>
internal sealed class TestCommand(TestFolder folder) : IDisposable
{
    private readonly WatchedWriter _error = new();

    public string? Variable { get; init; }

    /// <summary>Name of the file that stands for /etc/fastrr/fastrr.yaml; it need not be there.</summary>
    public string DefaultConfiguration { get; init; } = "etc/fastrr.yaml";

    public bool IsErrorTerminal { get; init; }

    public CancellationTokenSource Stop { get; } = new();

    public StringWriter Output { get; } = new();

    /// <summary>What was written to standard error, paths relative to the folder.</summary>
    public string Error => folder.WithoutPath(_error.ToString());

    public void Dispose()
    {
        Stop.Dispose();
        Output.Dispose();
        _error.Dispose();
    }

    /// <summary>Runs to the end.</summary>
    /// <returns>The exit code.</returns>
    public int Run(params string[] arguments) => FastRrCommandLine.Run(arguments, new CommandEnvironment
    {
        Output = Output,
        Error = _error,
        IsErrorTerminal = IsErrorTerminal,
        IsJournal = true,
        ConfigurationVariable = Variable,
        DefaultConfiguration = folder.PathOf(DefaultConfiguration),
        Stopping = Stop.Token,
    });

    /// <summary>Runs beside the test, until <see cref="Stop"/>.</summary>
    public Task<int> Start(params string[] arguments) => Task.Run(() => Run(arguments));

    /// <summary>Waits until a text stands on standard error, or the command has ended without it.</summary>
    public async Task WaitForError(string text, Task<int> running)
    {
        var seen = _error.WaitFor(text);
        await Task.WhenAny(seen, running).WaitAsync(TimeSpan.FromSeconds(30));
        Xunit.Assert.True(seen.IsCompleted, $"ended without '{text}': {Error}");
    }
}
