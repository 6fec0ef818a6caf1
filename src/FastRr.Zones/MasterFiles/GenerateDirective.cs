using System.Buffers;
using FastRr.Wire.Names;

namespace FastRr.Zones.MasterFiles;

/// <summary>
/// BIND's $GENERATE range owner [TTL] [class] type RDATA: one record for each number of the range. RDATA that is one
/// quoted text is itself text of several tokens, as there; RDATA of several tokens may stand without the quotes too.
/// </summary>
internal sealed class GenerateDirective(RecordReader records, RecordWriter output)
{
    /// <summary>Records of one directive: a name for each address of an IPv4 /12.</summary>
    public const int MaxCount = 1 << 20;

    private readonly EntryLexer _lexer = new();
    private readonly ArrayBufferWriter<byte> _template = new();
    private readonly ArrayBufferWriter<byte> _text = new();
    private int _number;

    public void Run(MasterFileFrame frame, in Entry entry)
    {
        if (entry.Count < 3)
        {
            output.Error(frame.PositionOf(entry, entry.Count), "$GENERATE takes a range, an owner, a type and RDATA");
            return;
        }
        if (!GenerateRange.TryParse(entry[1], out var range))
        {
            output.Error(frame.PositionOf(entry, 1),
                $"{entry.Show(1)} is not a range: start-stop or start-stop/step, start up to stop, step from 1");
            return;
        }
        if (range.Count > MaxCount)
        {
            output.Error(frame.PositionOf(entry, 1),
                $"{range.Count} records are more than the {MaxCount} of one $GENERATE");
            return;
        }
        var next = 3;
        if (!records.TryReadHead(frame, entry, ref next, out var head))
            return;
        ReadTemplate(entry, next);
        _number++;
        for (long number = range.Start; number <= range.Stop && !output.IsFull; number += range.Step)
        {
            if (!TryGenerate(frame, entry, head, next, (int)number))
                return;
        }
    }

    /// <summary>Joins the tokens of the RDATA, with what quotes they had.</summary>
    private void ReadTemplate(in Entry entry, int first)
    {
        _template.ResetWrittenCount();
        if (first == entry.Count - 1 && entry.Tokens[first].IsQuoted)
        {
            WriteUnquoted(entry[first]);
            return;
        }
        for (var token = first; token < entry.Count; token++)
        {
            var quote = entry.Tokens[token].IsQuoted ? "\""u8 : [];
            _template.Write(token == first ? [] : " "u8);
            _template.Write(quote);
            _template.Write(entry[token]);
            _template.Write(quote);
        }
    }

    /// <summary>A text whose quotes were escaped because it stood between quotes.</summary>
    private void WriteUnquoted(ReadOnlySpan<byte> text)
    {
        for (var offset = 0; offset < text.Length; offset++)
        {
            var isEscape = text[offset] == '\\' && offset + 1 < text.Length;
            if (!isEscape || text[offset + 1] != '"')
                _template.Write(text.Slice(offset, 1));
            if (isEscape)
                _template.Write(text.Slice(++offset, 1));
        }
    }

    /// <summary>Adds the record of one number.</summary>
    /// <returns>Whether it is worth going on with the next.</returns>
    private bool TryGenerate(
        MasterFileFrame frame, in Entry entry, in RecordHead head, int first, int number)
    {
        Span<byte> owner = stackalloc byte[DomainName.MaxLength];
        var error = Expand(entry[2], number);
        var length = 0;
        error ??= records.ReadOwner(_text.WrittenSpan, frame.Origin, owner, out length);
        if (error is not null)
            return Fail(frame.PositionOf(entry, 2), number, error);
        error = Expand(_template.WrittenSpan, number) ?? Lex();
        if (error is not null)
            return Fail(frame.PositionOf(entry, first), number, error);
        var generated = new Entry(_text.WrittenSpan, _lexer.Tokens);
        if (!records.TryReadRData(generated, 0, head.Type, frame.Origin, out var rdata, out var rdataError))
            return Fail(frame.PositionOf(entry, first), number, rdataError.Text);
        var ttl = records.TtlOf(frame, entry, head, rdata);
        records.Add(frame, entry, owner[..length], head, ttl, rdata, _number);
        return true;
    }

    private string? Expand(ReadOnlySpan<byte> template, int number)
    {
        _text.ResetWrittenCount();
        return GenerateTemplate.Expand(template, number, _text)
            ?? (_text.WrittenCount > EntrySource.MaxEntryLength ? "the text grows too long" : null);
    }

    private string? Lex()
    {
        _lexer.Reset();
        _lexer.Lex(_text.WrittenSpan, isLast: true);
        return _lexer.Error?.Text;
    }

    private bool Fail(SourcePosition position, int number, string text)
    {
        output.Error(position, $"with $ = {number}: {text}");
        return false;
    }
}
