using FastRr.Testing.Processes;

namespace FastRr.Testing.Tools;

/// <summary>Runs a command to its end and keeps what it said.</summary>
public static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="file">A path, or a name to be found in PATH.</param>
    /// <param name="arguments">Passed as they are, no shell between.</param>
    /// <param name="environment">Variables set (null: removed) beside the test's own.</param>
    /// <param name="folder">Where it runs; null: where the tests run.</param>
    /// <exception cref="TimeoutException">It did not end in two minutes, and was killed.</exception>
    public static CommandResult Run(
        string file,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment = null,
        string? folder = null)
    {
        using var process = new CapturedProcess(file, arguments, environment, folder);
        if (!process.WaitForExit(Patience))
            throw new TimeoutException($"{file} did not end\n{process.Output}\n{process.Error}");
        return new CommandResult(process.ExitCode, process.Output, process.Error);
    }
}
