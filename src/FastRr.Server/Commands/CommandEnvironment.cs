namespace FastRr.Server.Commands;

/// <summary>What a command takes from the process around it; tests give their own.</summary>
internal sealed record CommandEnvironment
{
    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Standard error is a terminal: progress may be shown.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Standard error goes to journald, which keeps its own time.</summary>
    public bool IsJournal { get; init; }

    /// <summary>A server warms itself up: of use where the process serves for long.</summary>
    public bool WarmsUp { get; init; }

    /// <summary>Stops a server from inside this process; signals do it from outside.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>The value of FASTRR_CONFIG, null or empty where it is not set.</summary>
    public string? ConfigurationVariable { get; init; }

    /// <summary>The file that is read if none is named and it is there.</summary>
    public string DefaultConfiguration { get; init; } = "/etc/fastrr/fastrr.yaml";

    public static CommandEnvironment OfProcess() => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        WarmsUp = true,
        IsErrorTerminal = !Console.IsErrorRedirected,
        IsJournal = IsErrorStream(Environment.GetEnvironmentVariable("JOURNAL_STREAM")),
        ConfigurationVariable = Environment.GetEnvironmentVariable("FASTRR_CONFIG"),
    };

    /// <summary>
    /// The configuration: the option, else the variable, else the default file; null where there is none.
    /// </summary>
    public string? FindConfiguration(string? option)
    {
        if (option is not null)
            return option;
        if (!string.IsNullOrEmpty(ConfigurationVariable))
            return ConfigurationVariable;
        return IsThere(DefaultConfiguration) ? DefaultConfiguration : null;
    }

    /// <summary>The same for a command that can't do without: null where there is none, and then it has said so.
    /// </summary>
    public string? RequireConfiguration(string? option)
    {
        var file = FindConfiguration(option);
        if (file is null)
        {
            Error.WriteLine(
                $"fastrr: no configuration: name one with --config or $FASTRR_CONFIG "
                    + $"({DefaultConfiguration} is not there)");
        }
        return file;
    }

    /// <summary>
    /// Whether JOURNAL_STREAM, a socket's device:inode, names standard error. Children inherit the variable, and
    /// standard error may have been redirected since (systemd.exec(5)).
    /// </summary>
    private static bool IsErrorStream(string? journal)
    {
        if (journal?.Split(':') is not [_, var inode] || !OperatingSystem.IsLinux())
            return false;
        return new FileInfo("/proc/self/fd/2").LinkTarget == $"socket:[{inode}]";
    }

    /// <summary>Whether a file is there, even if it can't be looked at: reading it says why.</summary>
    private static bool IsThere(string path)
    {
        try
        {
            File.GetAttributes(path);
            return true;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
