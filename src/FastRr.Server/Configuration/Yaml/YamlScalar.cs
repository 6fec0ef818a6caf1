using FastRr.Zones;

namespace FastRr.Server.Configuration.Yaml;

/// <summary>A scalar: always text here, YAML 1.1's guesses are not made.</summary>
internal sealed class YamlScalar(SourcePosition position, string text, bool isPlain) : YamlNode(position)
{
    public string Text { get; } = text;

    /// <summary>Written without quotes, and not as a block.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Nothing was written at all, as after <c>server:</c>.</summary>
    public bool IsMissing => IsPlain && Text.Length == 0;
}
