namespace FastRr.Server.Configuration;

/// <summary>The word that stands for an <see cref="IoKind"/> in the configuration and in the log.</summary>
internal static class IoKindName
{
    public static string Of(IoKind io) => io switch
    {
        IoKind.Mmsg => "mmsg",
        IoKind.Uring => "uring",
        _ => "sockets",
    };
}
