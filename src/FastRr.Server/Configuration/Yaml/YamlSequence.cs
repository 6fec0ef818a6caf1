using FastRr.Zones;

namespace FastRr.Server.Configuration.Yaml;

internal sealed class YamlSequence(SourcePosition position, IReadOnlyList<YamlNode> items) : YamlNode(position)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;
}
