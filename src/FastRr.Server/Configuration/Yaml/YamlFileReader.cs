using System.Text;
using FastRr.Zones;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FastRr.Server.Configuration.Yaml;

/// <summary>
/// Reads one YAML file into nodes that know their places. Anchors, aliases and <c>&lt;&lt;</c> are resolved; duplicate
/// keys, tags and a second document are findings.
/// </summary>
internal sealed class YamlFileReader
{
    // No configuration nests deeper than a dozen levels; a file made to overflow the stack ends here.
    private const int MaxDepth = 64;

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _file;
    private readonly string _text;
    private readonly FindingCollector _findings;
    private readonly Parser _parser;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);

    private YamlFileReader(string file, string text, FindingCollector findings)
    {
        _file = file;
        _text = text;
        _findings = findings;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a file whose top level is a map.</summary>
    /// <param name="file">Path as it shall stand in findings.</param>
    /// <param name="asked">Where the file was asked for, to which its absence is reported.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <returns>The map, empty for an empty file; null where the file can't be read as YAML.</returns>
    public static YamlMapping? ReadFile(string file, SourcePosition asked, FindingCollector findings)
    {
        findings.Meet(file);
        try
        {
            var text = StrictUtf8.GetString(File.ReadAllBytes(file));
            return ReadText(file, text.TrimStart('\uFEFF'), findings);
        }
        catch (DecoderFallbackException)
        {
            findings.Error(new SourcePosition(file, 0, 0), "not UTF-8");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var place = asked.File == file ? "" : $"{file}: ";
            findings.Error(asked, place + FileFailure.Explain(file, failure));
        }
        return null;
    }

    /// <summary>Reads YAML text whose top level is a map.</summary>
    public static YamlMapping? ReadText(string file, string text, FindingCollector findings)
    {
        var reader = new YamlFileReader(file, text, findings);
        var errorsBefore = findings.ErrorCount;
        try
        {
            return reader.ReadStream();
        }
        catch (YamlException failure)
        {
            if (findings.ErrorCount == errorsBefore || failure is SyntaxErrorException or SemanticErrorException)
                reader.ReportSyntax(failure.Start, failure.Message);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or OverflowException)
        {
            // YamlDotNet's scanner leaves by these on some unfinished flow collections.
            var last = reader._parser.Current?.End ?? Mark.Empty;
            reader.ReportSyntax(last, "a list or map that starts here is not closed, or a ':' or ',' is out of place");
        }
        return null;
    }

    private YamlMapping? ReadStream()
    {
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is StreamEnd)
            return new YamlMapping(new SourcePosition(_file, 1, 1), []);
        _parser.MoveNext();
        var root = ReadNode(depth: 0);
        _parser.MoveNext();
        if (_parser.Current is DocumentStart second)
            _findings.Error(PositionOf(second.Start), "a second document: a configuration file is one YAML document");
        switch (root)
        {
            case YamlMapping mapping:
                return mapping;
            case YamlScalar { IsMissing: true }:
                return new YamlMapping(root.Position, []);
            default:
                _findings.Error(root.Position, "the top level must be a map of keys such as 'server' and 'zones'");
                return null;
        }
    }

    /// <summary>Reads the node at the current event, leaves the parser behind it.</summary>
    private YamlNode ReadNode(int depth)
    {
        var start = _parser.Current!;
        if (depth > MaxDepth)
            throw new SyntaxErrorException(start.Start, start.End, $"nested deeper than {MaxDepth} levels");
        if (start is NodeEvent { Tag.IsEmpty: false } tagged && !tagged.Tag.IsNonSpecific)
            _findings.Error(
                PositionOf(start.Start), $"tags such as '{tagged.Tag.Value}' mean nothing here: every value is text");
        _parser.MoveNext();
        switch (start)
        {
            case Scalar scalar:
                var isPlain = scalar.Style is ScalarStyle.Plain or ScalarStyle.Any;
                return Remember(scalar, new YamlScalar(PositionOf(scalar.Start), scalar.Value, isPlain));
            case SequenceStart sequence:
                return Remember(sequence, ReadSequence(PositionOf(sequence.Start), depth));
            case MappingStart mapping:
                return Remember(mapping, ReadMapping(PositionOf(mapping.Start), depth));
            case AnchorAlias alias when _anchors.TryGetValue(alias.Value.Value, out var node):
                return node;
            case AnchorAlias alias:
                _findings.Error(PositionOf(alias.Start), $"no anchor '&{alias.Value.Value}' stands before this alias");
                return new YamlScalar(PositionOf(alias.Start), alias.Value.Value, isPlain: false);
            default:
                throw new SyntaxErrorException(start.Start, start.End, "a value is expected");
        }
    }

    private YamlSequence ReadSequence(SourcePosition position, int depth)
    {
        var items = new List<YamlNode>();
        while (_parser.Current is not SequenceEnd)
            items.Add(ReadNode(depth + 1));
        _parser.MoveNext();
        return new YamlSequence(position, items);
    }

    private YamlMapping ReadMapping(SourcePosition position, int depth)
    {
        var entries = new List<YamlEntry>();
        var merges = new List<YamlNode>();
        while (_parser.Current is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is not YamlScalar scalar)
                _findings.Error(key.Position, "a key must be one word, not a list or a map");
            else if (scalar is { Text: "<<", IsPlain: true })
                merges.Add(value);
            else if (entries.Find(entry => entry.Key.Text == scalar.Text) is { } first)
                _findings.Error(scalar.Position, $"duplicate key '{scalar.Text}': first at {first.Key.Position}");
            else
                entries.Add(new YamlEntry(scalar, value));
        }
        _parser.MoveNext();
        foreach (var merge in merges)
            Merge(entries, merge);
        return new YamlMapping(position, entries);
    }

    /// <summary>Adds the keys of an anchored map, or of a list of them, that do not stand here yet.</summary>
    private void Merge(List<YamlEntry> entries, YamlNode source)
    {
        switch (source)
        {
            case YamlMapping mapping:
                entries.AddRange(
                    mapping.Entries.Where(added => !entries.Exists(entry => entry.Key.Text == added.Key.Text)));
                break;
            case YamlSequence sequence when sequence.Items.All(item => item is YamlMapping):
                foreach (var item in sequence.Items)
                    Merge(entries, item);
                break;
            default:
                _findings.Error(source.Position, "'<<' takes a map, as an alias, or a list of maps");
                break;
        }
    }

    private YamlNode Remember(NodeEvent start, YamlNode node)
    {
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor.Value] = node;
        return node;
    }

    private void ReportSyntax(Mark mark, string message)
    {
        var position = PositionOf(mark);
        if (!message.Contains("tab", StringComparison.Ordinal))
        {
            _findings.Error(position, Plain(message));
            return;
        }
        var lines = _text.Split('\n');
        var line = Math.Max(position.Line - 1, 0);
        while (line < lines.Length - 1 && !IndentationOf(lines[line]).Contains('\t'))
            line++;
        var column = Math.Max(lines[line].IndexOf('\t', StringComparison.Ordinal), 0);
        _findings.Error(new SourcePosition(_file, line + 1, column + 1), "a tab in the indentation: YAML wants spaces");
    }

    private static ReadOnlySpan<char> IndentationOf(string line) =>
        line.AsSpan(0, line.Length - line.AsSpan().TrimStart(" \t").Length);

    /// <summary>The library's sentence in the form of ours: without a capital and the full stop.</summary>
    private static string Plain(string message)
    {
        var text = message.TrimEnd('.');
        return text.Length == 0 ? "not YAML" : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private SourcePosition PositionOf(Mark mark) =>
        new(_file, Math.Max((int)mark.Line, 1), Math.Max((int)mark.Column, 1));
}
