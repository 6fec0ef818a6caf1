namespace FastRr.Tidy.Sources;

/// <summary>
/// A C# file as rules read it: the same lines, once as code alone (comments and the inside of literals made blank) and
/// once as comments alone. An interpolated string keeps its <c>$"</c>, so that rules can see it.
/// </summary>
internal sealed class CSharpSource
{
    private readonly string _text;
    private readonly char[] _code;
    private readonly char[] _comments;
    private int _at;

    public CSharpSource(string path, string text)
    {
        Path = path;
        _text = text;
        _code = text.ToCharArray();
        _comments = text.ToCharArray();
        while (_at < text.Length)
            ReadCode();
        Lines = text.Split('\n');
        CodeLines = new string(_code).Split('\n');
        CommentLines = new string(_comments).Split('\n');
    }

    public string Path { get; }

    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<string> CodeLines { get; }

    public IReadOnlyList<string> CommentLines { get; }

    private bool Sees(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    /// <summary>One step through code: one octet, or one whole comment or literal.</summary>
    private void ReadCode()
    {
        if (Sees("//"))
            ReadComment(LineEnd());
        else if (Sees("/*"))
            ReadComment(_text.IndexOf("*/", _at, StringComparison.Ordinal) + 2);
        else if (_text[_at] == '\'')
            ReadCharacter();
        else if (_text[_at] is '"' or '$' or '@')
            ReadString();
        else
            Keep();
    }

    private void Keep()
    {
        if (_text[_at] != '\n')
            _comments[_at] = ' ';
        _at++;
    }

    private void Blank(int end)
    {
        for (; _at < end; _at++)
        {
            if (_text[_at] != '\n')
                _code[_at] = _comments[_at] = ' ';
        }
    }

    private int LineEnd()
    {
        var end = _text.IndexOf('\n', _at);
        return end < 0 ? _text.Length : end;
    }

    private void ReadComment(int end)
    {
        for (; _at < end; _at++)
        {
            if (_text[_at] != '\n')
                _code[_at] = ' ';
        }
    }

    private void ReadCharacter()
    {
        Keep();
        Blank(_text[_at] == '\\' ? _at + 2 : _at + 1);
        Blank(_text.IndexOf('\'', _at));
        Keep();
    }

    private void ReadString()
    {
        var start = _at;
        int dollars = 0;
        var isVerbatim = false;
        for (; _at < _text.Length && _text[_at] is '$' or '@'; Keep())
        {
            dollars += _text[_at] == '$' ? 1 : 0;
            isVerbatim |= _text[_at] == '@';
        }
        // An @identifier, or a $ that no string follows.
        if (_at == _text.Length || _text[_at] != '"')
        {
            if (_at == start)
                Keep();
            return;
        }
        var quotes = 0;
        while (_at + quotes < _text.Length && _text[_at + quotes] == '"')
            quotes++;
        if (quotes >= 3 && !isVerbatim)
            ReadRaw(quotes, dollars);
        else
            ReadQuoted(isVerbatim, dollars > 0);
    }

    private void ReadQuoted(bool isVerbatim, bool isInterpolated)
    {
        Keep();
        while (_at < _text.Length)
        {
            if (isVerbatim ? Sees("\"\"") : _text[_at] == '\\')
                Blank(_at + 2);
            else if (_text[_at] == '"')
                break;
            else if (isInterpolated && (Sees("{{") || Sees("}}")))
                Blank(_at + 2);
            else if (isInterpolated && _text[_at] == '{')
                ReadHole(1);
            else
                Blank(_at + 1);
        }
        Keep();
    }

    private void ReadRaw(int quotes, int dollars)
    {
        var delimiter = new string('"', quotes);
        for (var i = 0; i < quotes; i++)
            Keep();
        while (!Sees(delimiter))
        {
            if (dollars > 0 && Sees(new string('{', dollars)))
                ReadHole(dollars);
            else
                Blank(_at + 1);
        }
        for (var i = 0; i < quotes; i++)
            Keep();
    }

    /// <summary>The code inside an interpolation: it is code, and may hold strings of its own.</summary>
    private void ReadHole(int braces)
    {
        Blank(_at + braces);
        for (var depth = 0; depth > 0 || _text[_at] != '}';)
        {
            depth += _text[_at] switch { '{' or '(' or '[' => 1, '}' or ')' or ']' => -1, _ => 0 };
            // A format behind ':' is no code.
            if (depth == 0 && _text[_at] == ':' && _text[_at + 1] != ':')
                Blank(_text.IndexOf('}', _at));
            else
                ReadCode();
        }
        Blank(_at + braces);
    }
}
