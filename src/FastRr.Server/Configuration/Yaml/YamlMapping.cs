using FastRr.Zones;

namespace FastRr.Server.Configuration.Yaml;

/// <summary>Keys and values in the order they were written; no key stands twice.</summary>
internal sealed class YamlMapping(SourcePosition position, IReadOnlyList<YamlEntry> entries) : YamlNode(position)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public YamlEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key)
                return entry;
        }
        return null;
    }
}
