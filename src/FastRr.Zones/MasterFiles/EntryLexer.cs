using System.Buffers;
using FastRr.Wire.Presentation;

namespace FastRr.Zones.MasterFiles;

/// <summary>
/// Divides master-file text into entries and these into tokens (RFC 1035 §5.1): an entry is a line, or several where
/// parentheses hold them together. Knows nothing of what tokens mean, and keeps no text: callers pass it again.
/// </summary>
internal sealed class EntryLexer
{
    /// <summary>What ends a token without quotes, or is in it and needs a closer look.</summary>
    private static readonly SearchValues<byte> EndsOrDiffers = SearchValues.Create("\0\t\n\r \"();\\"u8);

    private PresentationToken[] _tokens = new PresentationToken[64];
    private int _count;
    private bool _isInComment;
    private int _entryStart;
    private int _entryLine;
    private int _entryColumn;

    // The place inside the entry that is being lexed.
    private int _at;
    private int _line;
    private int _lineStart;
    private bool _isParenthesised;
    private int _parenthesisLine;
    private int _parenthesisColumn;

    private enum Step : byte
    {
        Continue,
        EntryEnds,
        NeedsMore,
    }

    /// <summary>Offset of the first octet that is not used up.</summary>
    public int Position { get; private set; }

    /// <summary>Line of <see cref="Position"/>, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Offset at which that line starts; negative where it was before the text's first octet.</summary>
    public int LineStart { get; private set; }

    public ReadOnlySpan<PresentationToken> Tokens => _tokens.AsSpan(0, _count);

    /// <summary>Whether the entry's line started with blanks, so that its owner is the last one stated.</summary>
    public bool HasBlankOwner { get; private set; }

    /// <summary>The first error of the entry, null where it has none.</summary>
    public LexError? Error { get; private set; }

    /// <summary>Octets of the entry that was lexed last, line ends inside it included.</summary>
    public int EntryLength => _at - _entryStart;

    /// <summary>Starts anew on another text.</summary>
    public void Reset()
    {
        Position = 0;
        Line = 1;
        LineStart = 0;
        _isInComment = false;
        _count = 0;
        Error = null;
    }

    /// <summary>Says that octets before <see cref="Position"/> were dropped from the text.</summary>
    public void Slide()
    {
        // Lines longer than 2^30 octets lose their exact columns and nothing else.
        LineStart = Math.Max(LineStart - Position, -(1 << 30));
        Position = 0;
    }

    /// <summary>The error of an entry, whole or not, that is longer than what is allowed.</summary>
    public LexError TooLong(int maxLength) => _isParenthesised
        ? new LexError(
            $"the entry with this parenthesis is longer than {maxLength} octets; is it closed?",
            _parenthesisLine, _parenthesisColumn, EndsFile: true)
        : new LexError($"an entry longer than {maxLength} octets", _entryLine, _entryColumn, EndsFile: true);

    /// <summary>Lexes the next entry that has tokens or an error.</summary>
    /// <param name="text">The same octets as before from <see cref="Position"/> on, perhaps with more behind.</param>
    /// <param name="isLast">Whether nothing follows <paramref name="text"/>.</param>
    public LexResult Lex(ReadOnlySpan<byte> text, bool isLast)
    {
        while (true)
        {
            if (_isInComment && !SkipComment(text))
                return isLast ? LexResult.End : LexResult.NeedsMore;
            Begin(text);
            var step = Step.Continue;
            while (step == Step.Continue && _at < text.Length)
                step = LexOne(text, isLast);
            if (step == Step.Continue)
            {
                if (!isLast)
                    return LexResult.NeedsMore;
                if (_isParenthesised)
                    Fail("this parenthesis is not closed", _parenthesisLine, _parenthesisColumn);
            }
            if (step == Step.NeedsMore)
                return LexResult.NeedsMore;
            Position = _at;
            Line = _line;
            LineStart = _lineStart;
            if (_count > 0 || Error is not null)
                return LexResult.Entry;
            if (step == Step.Continue)
                return LexResult.End;
        }
    }

    private void Begin(ReadOnlySpan<byte> text)
    {
        _at = Position;
        _line = Line;
        _lineStart = LineStart;
        _isParenthesised = false;
        _count = 0;
        _entryStart = _at;
        _entryLine = _line;
        _entryColumn = _at - _lineStart + 1;
        Error = null;
        HasBlankOwner = _at < text.Length && text[_at] is (byte)' ' or (byte)'\t';
    }

    /// <returns>Whether the comment's end was found; else all of the text is used up.</returns>
    private bool SkipComment(ReadOnlySpan<byte> text)
    {
        var length = text[Position..].IndexOf((byte)'\n');
        if (length < 0)
        {
            Position = text.Length;
            return false;
        }
        Position += length + 1;
        Line++;
        LineStart = Position;
        _isInComment = false;
        return true;
    }

    private Step LexOne(ReadOnlySpan<byte> text, bool isLast)
    {
        switch (text[_at])
        {
            case (byte)' ' or (byte)'\t':
                _at++;
                return Step.Continue;
            case (byte)'\n':
                StartLine();
                return _isParenthesised ? Step.Continue : Step.EntryEnds;
            case (byte)'\r':
                return LexCarriageReturn(text, isLast);
            case (byte)';':
                return LexComment(text, isLast);
            case (byte)'(':
                return LexOpening();
            case (byte)')':
                if (!_isParenthesised)
                    Fail("a closing parenthesis without an opening one");
                _isParenthesised = false;
                _at++;
                return Step.Continue;
            case (byte)'"':
                return LexQuoted(text, isLast);
            default:
                return LexUnquoted(text, isLast);
        }
    }

    private void StartLine()
    {
        _at++;
        _line++;
        _lineStart = _at;
    }

    private Step LexCarriageReturn(ReadOnlySpan<byte> text, bool isLast)
    {
        if (_at + 1 == text.Length && !isLast)
            return Step.NeedsMore;
        if (_at + 1 < text.Length && text[_at + 1] != '\n')
            Fail("a carriage return that no line feed follows");
        _at++;
        return Step.Continue;
    }

    private Step LexComment(ReadOnlySpan<byte> text, bool isLast)
    {
        if (!_isParenthesised)
        {
            // The entry is whole; what is left of its line need not be in view.
            _isInComment = true;
            return Step.EntryEnds;
        }
        var length = text[_at..].IndexOf((byte)'\n');
        if (length < 0 && !isLast)
            return Step.NeedsMore;
        _at = length < 0 ? text.Length : _at + length;
        return Step.Continue;
    }

    private Step LexOpening()
    {
        if (_isParenthesised)
        {
            if (_parenthesisLine == _line)
            {
                Fail("a parenthesis inside a parenthesis");
                _at++;
                return Step.Continue;
            }
            // Most likely the first one was never closed and a new entry has begun: go on with this line.
            Fail($"this parenthesis is not closed before the next one opens in line {_line}",
                _parenthesisLine, _parenthesisColumn);
            _at = _lineStart;
            return Step.EntryEnds;
        }
        _isParenthesised = true;
        _parenthesisLine = _line;
        _parenthesisColumn = _at - _lineStart + 1;
        _at++;
        return Step.Continue;
    }

    private Step LexQuoted(ReadOnlySpan<byte> text, bool isLast)
    {
        var start = _at + 1;
        var column = start - _lineStart;
        var end = EndOfQuoted(text, start);
        if (end == text.Length && !isLast)
            return Step.NeedsMore;
        if (end == text.Length || text[end] != '"')
            Fail("this quote is not closed in its line", _line, column);
        AddToken(new PresentationToken(start, end - start, _line, column, true));
        _at = end < text.Length && text[end] == '"' ? end + 1 : end;
        return Step.Continue;
    }

    private Step LexUnquoted(ReadOnlySpan<byte> text, bool isLast)
    {
        var start = _at;
        var at = start;
        while (true)
        {
            var length = text[at..].IndexOfAny(EndsOrDiffers);
            at = length < 0 ? text.Length : at + length;
            if (at == text.Length)
                break;
            if (text[at] == 0)
                return FailOnNul(at);
            if (text[at] == '"')
            {
                var end = EndOfQuoted(text, at + 1);
                if (end == text.Length ? isLast : text[end] != '"')
                    Fail("this quote is not closed in its line", _line, at - _lineStart + 1);
                at = end < text.Length && text[end] == '"' ? end + 1 : end;
            }
            else if (text[at] == '\\')
            {
                // What is escaped cannot end the token, but a line's end cannot be escaped.
                at++;
                if (at < text.Length && text[at] is not ((byte)'\n' or (byte)'\r'))
                    at++;
            }
            else
            {
                break;
            }
        }
        if (at == text.Length && !isLast)
            return Step.NeedsMore;
        AddToken(new PresentationToken(start, at - start, _line, start - _lineStart + 1, false));
        _at = at;
        return Step.Continue;
    }

    private Step FailOnNul(int at)
    {
        Error ??= new LexError("an octet 0: this is not a text file", _line, at - _lineStart + 1, EndsFile: true);
        _at = at + 1;
        return Step.EntryEnds;
    }

    /// <returns>Offset of the closing quote, else of the line's end, else the text's length.</returns>
    private static int EndOfQuoted(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        while (true)
        {
            var length = text[at..].IndexOfAny((byte)'"', (byte)'\\', (byte)'\n');
            if (length < 0)
                return text.Length;
            at += length;
            if (text[at] != '\\')
                break;
            at++;
            if (at < text.Length && text[at] is not ((byte)'\n' or (byte)'\r'))
                at++;
        }
        return text[at] == '\n' && at > start && text[at - 1] == '\r' ? at - 1 : at;
    }

    private void AddToken(in PresentationToken token)
    {
        if (_count == _tokens.Length)
            Array.Resize(ref _tokens, _count * 2);
        _tokens[_count++] = token;
    }

    private void Fail(string text) => Fail(text, _line, _at - _lineStart + 1);

    private void Fail(string text, int line, int column) => Error ??= new LexError(text, line, column);
}
