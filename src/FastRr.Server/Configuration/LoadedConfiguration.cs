using FastRr.Geo.Regions;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration;

/// <summary>A configuration as read.</summary>
/// <param name="Settings">What is asked for.</param>
/// <param name="Zones">Every zone to load, folders looked into.</param>
/// <param name="Joined">All files as one map, each value with its place.</param>
internal sealed record LoadedConfiguration(Settings Settings, IReadOnlyList<ZoneSource> Zones, YamlMapping Joined)
{
    /// <summary>The regions and their rules; null: there are none.</summary>
    public RegionSet? Regions { get; init; }
}
