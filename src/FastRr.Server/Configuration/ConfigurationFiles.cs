using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Yaml;
using FastRr.Zones;

namespace FastRr.Server.Configuration;

/// <summary>Reads a file and what its <c>include</c> names, and joins their maps.</summary>
internal sealed class ConfigurationFiles(FindingCollector findings)
{
    private const string IncludeKey = "include";

    private readonly Dictionary<string, SourcePosition> _read = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    /// <param name="file">The file.</param>
    /// <param name="asked">Where it was asked for.</param>
    /// <returns>
    /// The file's map joined with those it includes, without the key <c>include</c>; null where it can't be read.
    /// </returns>
    public YamlMapping? Read(string file, SourcePosition asked)
    {
        var path = Path.GetFullPath(file);
        if (_open.Contains(path))
        {
            findings.Error(
                asked, $"{file} includes itself: {string.Join(" -> ", _open.Append(path).Select(Path.GetFileName))}");
            return null;
        }
        if (!_read.TryAdd(path, asked))
        {
            findings.Error(asked, $"{file} is included twice: first at {_read[path]}");
            return null;
        }
        if (YamlFileReader.ReadFile(file, asked, findings) is not { } mapping)
            return null;
        if (mapping.Find(IncludeKey) is not { } include)
            return mapping;
        var joined = new YamlMapping(
            mapping.Position, [.. mapping.Entries.Where(entry => entry.Key.Text != IncludeKey)]);
        _open.Add(path);
        foreach (var (included, place) in FindIncluded(include.Value))
        {
            if (Read(included, place) is { } other)
                joined = Join(joined, other, isTop: true);
        }
        _open.RemoveAt(_open.Count - 1);
        return joined;
    }

    private List<(string File, SourcePosition Place)> FindIncluded(YamlNode value)
    {
        var found = new List<(string, SourcePosition)>();
        var context = new ReadContext(findings, ConfigurationSchema.Root);
        var nodes = value is YamlSequence sequence ? sequence.Items : [value];
        foreach (var node in nodes)
        {
            if (!ConfigurationSchema.Include.TryRead(node, context, out var patterns))
                continue;
            foreach (var pattern in patterns)
            {
                // A name without a star must be there; what a pattern finds is up to the folder.
                var files = FileGlob.IsPattern(pattern) ? FileGlob.Find(pattern) : [pattern];
                if (files.Count == 0)
                    findings.Warning(node.Position, $"{pattern} matches no file");
                found.AddRange(files.Select(file => (file, node.Position)));
            }
        }
        return found;
    }

    /// <summary>
    /// Maps are joined at every depth; whatever else stands under one key twice is an error that names both.
    /// </summary>
    private YamlMapping Join(YamlMapping first, YamlMapping second, bool isTop)
    {
        var entries = first.Entries.ToList();
        foreach (var entry in second.Entries)
        {
            var index = entries.FindIndex(other => other.Key.Text == entry.Key.Text);
            if (index < 0)
                entries.Add(entry);
            else if (isTop && entry.Key.Text.StartsWith(ConfigurationSchema.IgnoredPrefix, StringComparison.Ordinal))
                continue;
            else if (entries[index].Value is YamlMapping mine && entry.Value is YamlMapping theirs)
                entries[index] = new YamlEntry(entries[index].Key, Join(mine, theirs, isTop: false));
            else
                findings.Error(
                    entry.Key.Position, $"duplicate key '{entry.Key.Text}': first at {entries[index].Key.Position}");
        }
        return new YamlMapping(first.Position, entries);
    }
}
