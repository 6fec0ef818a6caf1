namespace FastRr.Server.Configuration;

/// <summary>Why a file could not be read, in the words an operator knows from other tools.</summary>
internal static class FileFailure
{
    public static string Explain(string path, Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException when Directory.Exists(path) => "is a directory",
        UnauthorizedAccessException => "permission denied",
        _ => failure.Message.TrimEnd('.'),
    };
}
