namespace FastRr.Tidy.Sources;

/// <summary>
/// Where every query passes: the folders, and the files in them that run only before or beside the queries.
/// </summary>
internal static class HotCode
{
    /// <summary>Folders and single files, from the root.</summary>
    public static IReadOnlyList<string> Hot { get; } =
    [
        "src/FastRr.Wire/Messages",
        "src/FastRr.Wire/Names",
        "src/FastRr.Answers",
        "src/FastRr.Geo/Tables",
        "src/FastRr.Engine",
        "src/FastRr.Transports",
        "src/FastRr.Transports.Linux",
    ];

    /// <summary>Files and folders inside the hot ones that are cold, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Cold { get; } = new Dictionary<string, string>
    {
        ["src/FastRr.Answers/AnswerCompiler.cs"] = "runs before a snapshot is published",
        ["src/FastRr.Answers/Compiling"] = "runs before a snapshot is published",
        ["src/FastRr.Geo/Tables/AddressRanges.cs"] = "what the tables are made from, gone when they are",
        ["src/FastRr.Engine/Explaining"] = "asked by people, beside the queries",
        ["src/FastRr.Engine/Responses/ChaosReplies.cs"] = "composes at the start; a query compares a name or two",
        ["src/FastRr.Engine/Responder.cs"] = "makes the workers before the transports open",
        ["src/FastRr.Transports/DatagramOptions.cs"] = "read before the transports open",
        ["src/FastRr.Transports/DatagramTransport.cs"] = "opens and closes, and hands the thread to a loop",
        ["src/FastRr.Transports/Setup"] = "makes and binds sockets",
        ["src/FastRr.Transports/SocketTransports.cs"] = "makes the transports",
        ["src/FastRr.Transports/StreamTransport.cs"] = "opens and closes, and admits connections",
        ["src/FastRr.Transports/Streams/StreamConnection.cs"] = "waits for streams, a batch of queries at a time",
        ["src/FastRr.Transports/Streams/StreamListener.cs"] = "accepts connections",
        ["src/FastRr.Transports/Streams/StreamTable.cs"] = "locks when connections come and go, never for a query",
        ["src/FastRr.Transports/Wildcards"] = "follows the addresses of the host",
        ["src/FastRr.Transports.Linux/CpuAffinity.cs"] = "asked when loops start",
        ["src/FastRr.Transports.Linux/MmsgTransports.cs"] = "makes the transports",
        ["src/FastRr.Transports.Linux/PinnedLoops.cs"] = "makes the transports",
        ["src/FastRr.Transports.Linux/Steering"] = "makes a program for the kernel when sockets are bound",
        ["src/FastRr.Transports.Linux/Uring/LoopAlarm.cs"] = "made when a loop opens, set when it closes",
        ["src/FastRr.Transports.Linux/Uring/UringException.cs"] = "thrown before the transports open",
        ["src/FastRr.Transports.Linux/Uring/UringMemory.cs"] = "asked when loops open",
        ["src/FastRr.Transports.Linux/Uring/UringRing.cs"] = "sets a ring up and takes it down",
        ["src/FastRr.Transports.Linux/Uring/UringSupport.cs"] = "asked before the transports open",
        ["src/FastRr.Transports.Linux/Uring/UringTransports.cs"] = "makes the transports",
    };

    /// <summary>The hot files.</summary>
    public static IEnumerable<CSharpSource> Sources =>
        Tree.CSharp.Where(source => IsIn(source.Path, Hot) && !IsIn(source.Path, Cold.Keys));

    private static bool IsIn(string path, IEnumerable<string> places) =>
        places.Any(place => path == place || path.StartsWith(place + "/", StringComparison.Ordinal));
}
