using System.Text;
using FastRr.Wire.Names;
using FastRr.Wire.RData;

namespace FastRr.Zones.MasterFiles;

/// <summary>
/// Reads a zone's master file and the files it includes (RFC 1035 §5) as streams. After an error it goes on with the
/// next entry, so that one reading finds what is wrong everywhere.
/// </summary>
internal sealed class MasterFileReader
{
    /// <summary>Files inside each other, the main one counted. Zones use two or three; each costs a buffer.</summary>
    public const int MaxIncludeDepth = 16;

    /// <summary>
    /// Files included by one zone, the same one again counted again: one for each of ten thousand hosts are fine, files
    /// that include each other many times over are not. Below 2^16, since a record names its file in 16 bits.
    /// </summary>
    public const int MaxIncludes = 16_384;

    private readonly RecordWriter _output;
    private readonly Func<string, Stream> _open;
    private readonly IProgress<long>? _progress;
    private readonly RecordReader _records;
    private readonly GenerateDirective _generate;
    private int _includeCount;
    private long _octetsRead;

    private MasterFileReader(
        ReadOnlySpan<byte> apex, Func<string, Stream> open, RecordWriter output, IProgress<long>? progress)
    {
        _output = output;
        _open = open;
        _progress = progress;
        _records = new RecordReader(apex.ToArray(), output);
        _generate = new GenerateDirective(_records, output);
    }

    /// <summary>Reads a zone; whatever is wrong is a finding, and what was right is in the zone all the same.</summary>
    /// <param name="zone">Filled; its apex is the origin at the start of the main file.</param>
    /// <param name="path">The main file, as positions shall name it.</param>
    /// <param name="open">Opens a path for reading; may throw what opening a file throws.</param>
    /// <param name="findings">Where findings go.</param>
    /// <param name="progress">Told the octets read so far, over all files, after every read.</param>
    /// <param name="batchCapacity">Records that are added together, on another thread.</param>
    public static void Read(
        Zone zone, string path, Func<string, Stream> open, FindingList findings, IProgress<long>? progress = null,
        int batchCapacity = RecordBatch.DefaultCapacity)
    {
        using var output = new RecordWriter(zone, findings, batchCapacity);
        var reader = new MasterFileReader(zone.Apex, open, output, progress);
        var frame = new MasterFileFrame(path, output.AddFile(path), null);
        frame.SetOrigin(zone.Apex);
        if (reader.TryOpen(path, new SourcePosition(path, 0, 0), "cannot be read", out var stream))
            reader.ReadFile(frame, stream);
        output.AddAll();
    }

    private bool TryOpen(string path, SourcePosition position, string message, out Stream stream)
    {
        try
        {
            stream = _open(path);
            return true;
        }
        catch (Exception error) when (IsFileError(error))
        {
            _output.Error(position, $"{message}: {Describe(error)}");
            stream = Stream.Null;
            return false;
        }
    }

    private void ReadFile(MasterFileFrame frame, Stream stream)
    {
        using (stream)
        using (var source = new EntrySource(stream, ReportProgress))
        {
            try
            {
                while (!_output.IsFull && source.MoveNext())
                    ReadEntry(frame, source);
            }
            catch (Exception error) when (IsFileError(error))
            {
                _output.Error(new SourcePosition(frame.Path, 0, 0), $"cannot be read: {Describe(error)}");
            }
        }
    }

    private void ReadEntry(MasterFileFrame frame, EntrySource source)
    {
        var entry = new Entry(source.Text, source.Tokens);
        var isDirective = entry.Count > 0 && !source.HasBlankOwner && !entry.Tokens[0].IsQuoted && entry[0][0] == '$';
        if (source.Error is { } error)
        {
            _output.Error(new SourcePosition(frame.Path, error.Line, error.Column), error.Text);
            // Records behind it may take over its owner.
            if (entry.Count > 0 && !source.HasBlankOwner && !isDirective)
                _records.ReadOwner(frame, entry, 0);
        }
        else if (isDirective)
        {
            ReadDirective(frame, entry);
        }
        else
        {
            _records.Read(frame, entry, source.HasBlankOwner);
        }
    }

    private void ReadDirective(MasterFileFrame frame, in Entry entry)
    {
        if (entry.Is(0, "$ORIGIN"u8))
            ReadOrigin(frame, entry);
        else if (entry.Is(0, "$TTL"u8))
            ReadTtl(frame, entry);
        else if (entry.Is(0, "$INCLUDE"u8))
            ReadInclude(frame, entry);
        else if (entry.Is(0, "$GENERATE"u8))
            _generate.Run(frame, entry);
        else
            Fail(frame, entry, 0, $"unknown directive {entry.Show(0)}: not $ORIGIN, $TTL, $INCLUDE or $GENERATE");
    }

    private void ReadOrigin(MasterFileFrame frame, in Entry entry)
    {
        Span<byte> origin = stackalloc byte[DomainName.MaxLength];
        if (CheckCount(frame, entry, 2, 2, "$ORIGIN takes a domain name")
            && TryReadOrigin(frame, entry, 1, origin, out var length))
        {
            frame.SetOrigin(origin[..length]);
        }
    }

    private void ReadTtl(MasterFileFrame frame, in Entry entry)
    {
        if (!CheckCount(frame, entry, 2, 2, "$TTL takes a TTL"))
            return;
        if (RDataText.TryParseTtl(entry[1], out var seconds))
            _records.SetDefaultTtl(seconds);
        else
            Fail(frame, entry, 1, $"{entry.Show(1)} is not a TTL of 0 to 2147483647 seconds (RFC 2181 §8)");
    }

    private void ReadInclude(MasterFileFrame frame, in Entry entry)
    {
        if (!CheckCount(frame, entry, 2, 3, "$INCLUDE takes a file name and perhaps an origin"))
            return;
        Span<byte> origin = stackalloc byte[DomainName.MaxLength];
        frame.Origin.CopyTo(origin);
        var originLength = frame.Origin.Length;
        if (entry.Count == 3 && !TryReadOrigin(frame, entry, 2, origin, out originLength))
            return;
        var position = frame.PositionOf(entry, 1);
        var name = Encoding.UTF8.GetString(entry[1]);
        var path = Path.Combine(Path.GetDirectoryName(frame.Path) ?? "", name);
        var message = Path.IsPathRooted(name) ? $"cannot read {name}" : $"cannot read {name}, beside this file";
        if (!CheckInclude(frame, name, path, position) || !TryOpen(path, position, message, out var stream))
            return;
        var included = new MasterFileFrame(path, _output.AddFile(path), frame);
        included.SetOrigin(origin[..originLength]);
        ReadFile(included, stream);
    }

    private bool CheckInclude(MasterFileFrame frame, string name, string path, SourcePosition position)
    {
        if (name.Length == 0)
            return Fail(position, "$INCLUDE of an empty file name");
        var full = Path.GetFullPath(path);
        for (var outer = frame; outer is not null; outer = outer.Parent)
        {
            if (Path.GetFullPath(outer.Path) == full)
                return Fail(position, "this file includes itself");
        }
        if (frame.Depth == MaxIncludeDepth)
            return Fail(position, $"files are included more than {MaxIncludeDepth} deep");
        return ++_includeCount <= MaxIncludes || Fail(position, $"more than {MaxIncludes} files are included");
    }

    private bool TryReadOrigin(MasterFileFrame frame, in Entry entry, int token, Span<byte> origin, out int length)
    {
        if (DomainNameText.TryParseOrOrigin(entry[token], frame.Origin, origin, out length, out var error))
            return true;
        return Fail(frame, entry, token, $"{entry.Show(token)} is not a domain name: {DomainNameText.Describe(error)}");
    }

    private bool CheckCount(MasterFileFrame frame, in Entry entry, int fewest, int most, string text)
    {
        if (entry.Count < fewest)
            return Fail(frame, entry, entry.Count, text);
        return entry.Count <= most || Fail(frame, entry, most, $"{text}, and nothing more");
    }

    private bool Fail(MasterFileFrame frame, in Entry entry, int token, string text) =>
        Fail(frame.PositionOf(entry, token), text);

    private bool Fail(SourcePosition position, string text)
    {
        _output.Error(position, text);
        return false;
    }

    private void ReportProgress(int octets)
    {
        _octetsRead += octets;
        _progress?.Report(_octetsRead);
    }

    private static bool IsFileError(Exception error) =>
        error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static string Describe(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException => "permission denied",
        _ => error.Message,
    };
}
