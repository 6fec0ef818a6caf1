namespace FastRr.Geo.Regions;

/// <summary>What the ranges of <see cref="CompiledRules"/> hold: a rule's number, or one of these below 0.</summary>
internal static class Decision
{
    /// <summary>No rule matches, and no region is nearest.</summary>
    public const int Unmatched = -1;

    private const int FirstNearest = -2;

    public static int OfNearest(int region) => FirstNearest - region;

    /// <summary>Whether it is a region by distance.</summary>
    public static bool IsNearest(int decision, out int region)
    {
        region = FirstNearest - decision;
        return decision <= FirstNearest;
    }
}
