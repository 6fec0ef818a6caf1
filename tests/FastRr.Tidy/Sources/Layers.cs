namespace FastRr.Tidy.Sources;

/// <summary>The layers of <c>src</c>, lowest first: the one list that the order of references is judged by.</summary>
internal static class Layers
{
    public static IReadOnlyList<string> LowestFirst { get; } =
    [
        "FastRr.Wire",
        "FastRr.Zones",
        "FastRr.Geo",
        "FastRr.Pools",
        "FastRr.Answers",
        "FastRr.Engine",
        "FastRr.Transports",
        "FastRr.Transports.Linux",
        "FastRr.Server",
    ];

    /// <summary>A layer's place, or -1.</summary>
    public static int PlaceOf(string project)
    {
        for (var i = 0; i < LowestFirst.Count; i++)
        {
            if (LowestFirst[i] == project)
                return i;
        }
        return -1;
    }
}
