using System.Diagnostics.CodeAnalysis;
using FastRr.Server.Configuration.Yaml;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Schema;

/// <summary>A map with a closed set of keys.</summary>
/// <param name="name">What an error calls the map: <c>'server'</c>.</param>
/// <param name="start">Makes the value that has every default, from the map's place.</param>
/// <param name="keys">Every key that may stand in it.</param>
internal sealed class MapSchema<T>(
    string name, Func<SourcePosition, T> start, params KeySchema<T>[] keys) : ValueSchema<T>
{
    public override string Form => "map";

    public override IReadOnlyList<KeySchema> Keys => keys;

    /// <summary>How an error says where an unknown key stands.</summary>
    public string Place { get; init; } = $"in {name}";

    /// <summary>Keys that start so are passed over: a place for anchors.</summary>
    public string? IgnoredPrefix { get; init; }

    public override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = start(node.Position)!;
        // A key above commented-out lines: nothing is asked.
        if (node is YamlScalar { IsMissing: true })
            return true;
        if (node is not YamlMapping mapping)
        {
            context.Findings.Error(
                node.Position, $"{name} takes a map of keys: {string.Join(", ", keys.Select(key => key.Name))}");
            return false;
        }
        foreach (var entry in mapping.Entries)
        {
            if (IgnoredPrefix is not null && entry.Key.Text.StartsWith(IgnoredPrefix, StringComparison.Ordinal))
                continue;
            if (Array.Find(keys, key => key.Name == entry.Key.Text) is { } known)
                value = known.Read(value, entry, context);
            else
                ReportUnknown(entry.Key, context);
        }
        return true;
    }

    private void ReportUnknown(YamlScalar key, ReadContext context)
    {
        var hint = NearestWord.Find(key.Text, keys.Select(known => known.Name))
            ?? FindElsewhere(context.Root.Keys, key.Text, "");
        var text = hint is null
            ? $"known keys: {string.Join(", ", keys.Select(known => known.Name))}"
            : $"did you mean '{hint}'?";
        context.Findings.Error(key.Position, $"unknown key '{key.Text}' {Place}: {text}");
    }

    /// <summary>The path of a key that is right in another map.</summary>
    private static string? FindElsewhere(IReadOnlyList<KeySchema> keys, string word, string path)
    {
        foreach (var key in keys)
        {
            if (path.Length > 0 && key.Name == word)
                return path + word;
            if (key.Value is { } value
                && FindElsewhere(value.Keys, word, $"{path}{key.Name}.{value.KeyPath}") is { } found)
            {
                return found;
            }
        }
        return null;
    }
}
