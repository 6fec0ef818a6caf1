using System.Text;
using FastRr.Zones.MasterFiles;
using Xunit;

namespace FastRr.Tests.Zones.MasterFiles;

public sealed class EntryLexerTests
{
    [Theory]
    // Entries are separated by '|', tokens by ' ', a blank owner is '_', a quoted token stands in brackets.
    [InlineData("", "")]
    [InlineData("a b\tc", "a b c")]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\n b\r\n", "a|_ b")]
    [InlineData(" a\n\tb\n", "_ a|_ b")]
    [InlineData("\n \n\t\r\n;x\n  ;y\na", "a")]
    [InlineData("a;b\nc ; d\n", "a|c")]
    [InlineData("a ( b\n c ; ) no\n\n d ) e\nf", "a b c d e|f")]
    [InlineData("a (\nb)c", "a b c")]
    [InlineData("(a\n b)\n", "a b")]
    [InlineData(" (a\nb)\n", "_ a b")]
    [InlineData("()\na", "a")]
    [InlineData("a(b)c", "a b c")]
    [InlineData("a \"b c\" d", "a [b c] d")]
    [InlineData("\"\" a", "[] a")]
    [InlineData("\"a\"\"b\"c", "[a] [b] c")]
    [InlineData("\"a;b(c)\"", "[a;b(c)]")]
    [InlineData("\"a\\\"b\" c", "[a\\\"b] c")]
    [InlineData("\"a\\\\\" b", "[a\\\\] b")]
    [InlineData("k=\"a b,c\" d", "k=\"a b,c\" d")]
    [InlineData("k=\"a\\\"b\"c d", "k=\"a\\\"b\"c d")]
    [InlineData("a\\ b\\;c\\(d\\)e\\\"f g", "a\\ b\\;c\\(d\\)e\\\"f g")]
    [InlineData("a\\\\ b", "a\\\\ b")]
    [InlineData("\u00e9\u00ff x", "\u00e9\u00ff x")]
    public void Lex_Text_IsTheseEntries(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Theory]
    [InlineData("a b\n  c", "1:1 1:3|2:3")]
    [InlineData("a ( b\n\t\tc ; x\n)\nd", "1:1 1:5 2:3|4:1")]
    [InlineData("; x\n\n  a \"b\" c", "3:3 3:5 3:9")]
    [InlineData("\u00e9\u00e9 b\r\nc d", "1:1 1:4|2:1 2:3")]
    public void Lex_Text_TokensHaveTheirPlaces(string text, string expected)
    {
        var places = new List<string>();
        ForEachEntry(text, (in Entry entry, bool _, LexError? error) =>
        {
            Assert.Null(error);
            places.Add(string.Join(' ', entry.Tokens.ToArray().Select(token => $"{token.Line}:{token.Column}")));
        });
        Assert.Equal(expected, string.Join('|', places));
    }

    [Theory]
    [InlineData("a (\nb", "1:3 ")]
    [InlineData("a )", "1:3 ")]
    [InlineData("a ( ( b ) )", "1:5 ")]
    [InlineData("a \"b\nc", "1:3 |")]
    [InlineData("a \"b\\\nc", "1:3 |")]
    [InlineData("a k=\"b\nc", "1:5 |")]
    [InlineData("a ( \"b\n c )\nd", "1:5 |")]
    [InlineData("a\rb", "1:2 ")]
    [InlineData("a (\nb\nc ( d )\ne", "1:3 ||")]
    [InlineData("x\na b\0c\nd", "|2:4 ")]
    public void Lex_BadText_NamesTheFirstErrorOfEachEntry(string text, string expected)
    {
        var errors = new List<string>();
        ForEachEntry(text, (in Entry _, bool _, LexError? error) =>
            errors.Add(error is null ? "" : $"{error.Line}:{error.Column} "));
        Assert.Equal(expected, string.Join('|', errors));
    }

    [Fact]
    public void Lex_TextInPieces_IsTheSameAsWhole()
    {
        const string Text = "a ( b ; c\n \"d e\\\"\" )\r\n\n ; x\n f k=\"g h\" ; y\n\"i\\";
        for (var size = 1; size < Text.Length; size++)
        {
            var octets = Encoding.Latin1.GetBytes(Text);
            var lexer = new EntryLexer();
            var entries = new List<string>();
            for (var end = Math.Min(size, octets.Length); ; end = Math.Min(end + size, octets.Length))
            {
                LexResult result;
                while ((result = lexer.Lex(octets.AsSpan(0, end), end == octets.Length)) == LexResult.Entry)
                    entries.Add(Describe(new Entry(octets, lexer.Tokens), lexer.HasBlankOwner));
                if (result == LexResult.End)
                    break;
            }
            Assert.Equal(Describe(Text), string.Join('|', entries));
        }
    }

    private static string Describe(string text)
    {
        var entries = new List<string>();
        ForEachEntry(text, (in Entry entry, bool hasBlankOwner, LexError? _) =>
            entries.Add(Describe(entry, hasBlankOwner)));
        return string.Join('|', entries);
    }

    private static string Describe(in Entry entry, bool hasBlankOwner)
    {
        var words = new List<string>();
        for (var token = 0; token < entry.Count; token++)
        {
            var word = Encoding.Latin1.GetString(entry[token]);
            words.Add(entry.Tokens[token].IsQuoted ? $"[{word}]" : word);
        }
        return (hasBlankOwner ? "_ " : "") + string.Join(' ', words);
    }

    private delegate void Visitor(in Entry entry, bool hasBlankOwner, LexError? error);

    private static void ForEachEntry(string text, Visitor visit)
    {
        var octets = Encoding.Latin1.GetBytes(text);
        var lexer = new EntryLexer();
        LexResult result;
        while ((result = lexer.Lex(octets, isLast: true)) == LexResult.Entry)
        {
            visit(new Entry(octets, lexer.Tokens), lexer.HasBlankOwner, lexer.Error);
            if (lexer.Error is { EndsFile: true })
                return;
        }
        Assert.Equal(LexResult.End, result);
    }
}
