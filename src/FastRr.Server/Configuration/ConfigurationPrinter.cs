using System.Text;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration;

/// <summary>Writes a joined configuration as YAML, each line with the place it comes from as a comment.</summary>
internal sealed class ConfigurationPrinter
{
    // Beyond this a comment is not moved to the right for the sake of one long line.
    private const int MaxCommentColumn = 60;

    private const string FromDefault = "default";

    private readonly List<(string Text, string Source)> _lines = [];

    /// <summary>The lines, defaults of the sections of the top level included.</summary>
    public static IEnumerable<string> Print(YamlMapping joined)
    {
        var printer = new ConfigurationPrinter();
        printer.AddMap(joined, ConfigurationSchema.Root.Keys, "", "");
        var column = printer._lines
            .Select(line => line.Text.Length + 2)
            .Where(length => length <= MaxCommentColumn)
            .DefaultIfEmpty(0)
            .Max();
        return printer._lines.Select(line => $"{line.Text.PadRight(column - 2)}  # {line.Source}");
    }

    /// <param name="mapping">Keys that are set.</param>
    /// <param name="keys">Keys that are known here, of which defaults are printed.</param>
    /// <param name="first">What the first line starts with: an indentation, or one that ends in "- ".</param>
    /// <param name="indentation">What the other lines start with.</param>
    private void AddMap(YamlMapping mapping, IReadOnlyList<KeySchema> keys, string first, string indentation)
    {
        foreach (var entry in mapping.Entries)
        {
            if (indentation.Length == 0
                && entry.Key.Text.StartsWith(ConfigurationSchema.IgnoredPrefix, StringComparison.Ordinal))
                continue;
            var value = keys.FirstOrDefault(key => key.Name == entry.Key.Text)?.Value;
            AddValue($"{first}{Quote(entry.Key)}:", entry.Key.Position.ToString(), entry.Value, value, indentation);
            first = indentation;
        }
        foreach (var key in keys.Where(key => mapping.Find(key.Name) is null))
            AddDefault(key, indentation);
    }

    private void AddDefault(KeySchema key, string indentation)
    {
        if (key.Default is not null)
        {
            _lines.Add(($"{indentation}{key.Name}: {key.Default}", FromDefault));
            return;
        }
        if (!IsSection(key.Value))
            return;
        _lines.Add(($"{indentation}{key.Name}:", FromDefault));
        foreach (var inner in key.Value!.Keys)
            AddDefault(inner, indentation + "  ");
    }

    private void AddValue(string start, string source, YamlNode node, ValueSchema? schema, string indentation)
    {
        switch (node)
        {
            case YamlScalar scalar when !(scalar.IsMissing && IsSection(schema)):
                _lines.Add(($"{start} {Quote(scalar)}".TrimEnd(), source));
                break;
            case YamlSequence { Items.Count: 0 }:
                _lines.Add(($"{start} []", source));
                break;
            case YamlMapping { Entries.Count: 0 } when !IsSection(schema):
                _lines.Add(($"{start} {{}}", source));
                break;
            case YamlSequence sequence:
                _lines.Add((start, source));
                foreach (var item in sequence.Items)
                    AddItem(item, indentation + "  ");
                break;
            default:
                _lines.Add((start, source));
                var mapping = node as YamlMapping ?? new YamlMapping(node.Position, []);
                var keys = IsSection(schema) ? schema!.Keys : [];
                AddMap(mapping, keys, indentation + "  ", indentation + "  ");
                break;
        }
    }

    private void AddItem(YamlNode item, string indentation)
    {
        var place = item.Position.ToString();
        switch (item)
        {
            case YamlScalar scalar:
                _lines.Add(($"{indentation}- {Quote(scalar)}".TrimEnd(), place));
                break;
            case YamlMapping { Entries.Count: > 0 } mapping:
                AddMap(mapping, [], indentation + "- ", indentation + "  ");
                break;
            case YamlSequence { Items.Count: > 0 } sequence:
                _lines.Add(($"{indentation}-", place));
                foreach (var inner in sequence.Items)
                    AddItem(inner, indentation + "  ");
                break;
            default:
                _lines.Add(($"{indentation}- {(item is YamlMapping ? "{}" : "[]")}", place));
                break;
        }
    }

    private static bool IsSection(ValueSchema? schema) => schema is { Form: "map" };

    /// <summary>As it was written where that is plain and on one line, else in double quotes.</summary>
    private static string Quote(YamlScalar scalar)
    {
        if (scalar.IsPlain && !scalar.Text.Contains('\n', StringComparison.Ordinal))
            return scalar.Text;
        var quoted = new StringBuilder("\"");
        foreach (var character in scalar.Text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append($"\\x{(int)character:x2}"),
                _ => quoted.Append(character),
            };
        }
        return quoted.Append('"').ToString();
    }
}
