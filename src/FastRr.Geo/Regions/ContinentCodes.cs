namespace FastRr.Geo.Regions;

/// <summary>The continents as databases write them.</summary>
public static class ContinentCodes
{
    private static readonly HashSet<string> s_all =
        new(["AF", "AN", "AS", "EU", "NA", "OC", "SA"], StringComparer.Ordinal);

    /// <summary>All of them, in alphabetical order.</summary>
    public static string List => "AF AN AS EU NA OC SA";

    /// <param name="code">Two upper-case letters.</param>
    public static bool Contains(string code) => s_all.Contains(code);
}
