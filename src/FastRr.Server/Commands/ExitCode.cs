namespace FastRr.Server.Commands;

/// <summary>Exit codes of the command line (CONFIG, "Command line").</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A bad configuration, or what could not be done with a good one.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself is wrong, or no configuration was named.</summary>
    public const int Usage = 2;

    /// <summary>There is no server to ask.</summary>
    public const int NoServer = 3;
}
