using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>Names of zones.</summary>
internal static class ZoneNameText
{
    public static string? Parse(YamlScalar scalar, out ZoneName value)
    {
        var notText = PlainText.Parse(scalar, out var text);
        var notName = ZoneName.Parse(text, out value);
        return notText ?? notName;
    }
}
