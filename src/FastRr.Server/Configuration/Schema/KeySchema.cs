namespace FastRr.Server.Configuration.Schema;

/// <summary>
/// One key of CONFIG as people need to know it; the single place from which reading, printing and manuals go.
/// </summary>
internal abstract class KeySchema(string name, string summary, string? defaultText)
{
    public string Name { get; } = name;

    /// <summary>One line for people.</summary>
    public string Summary { get; } = summary;

    /// <summary>What stands as its value; null for a key that is known but not available yet.</summary>
    public abstract ValueSchema? Value { get; }

    /// <summary>The default as one would write it, null where there is none.</summary>
    public string? Default { get; } = defaultText;
}
