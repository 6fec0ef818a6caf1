using FastRr.Zones;

namespace FastRr.Server.Configuration.Yaml;

/// <summary>A value of a configuration file and the place where it stands.</summary>
internal abstract class YamlNode(SourcePosition position)
{
    public SourcePosition Position { get; } = position;
}
