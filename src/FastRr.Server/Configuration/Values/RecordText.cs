using System.Text;
using FastRr.Server.Configuration.Schema;
using FastRr.Wire.Names;
using FastRr.Wire.Presentation;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Server.Configuration.Values;

/// <summary>The data of one RR as in a master file: <c>10 mx1.example.com.</c>; names are always whole.</summary>
internal static class RecordText
{
    /// <summary>A parser that gives RDATA in wire form.</summary>
    public static ScalarSchema<byte[]>.Parser Of(RRType type) => (scalar, out value) =>
    {
        value = [];
        var octets = Encoding.UTF8.GetBytes(scalar.Text);
        if (octets.Length > ushort.MaxValue)
            return $"{octets.Length} octets of text: no record is that long";
        var tokens = Tokenize(octets);
        var rdata = new byte[ushort.MaxValue];
        if (!RDataText.TryParse(type, octets, tokens, DomainName.Root, rdata, out var length, out var error))
            return $"'{scalar.Text}' is not the data of {RDataText.FormatType(type)}: {error.Text}";
        value = rdata[..length];
        return null;
    };

    /// <summary>Tokens between blanks; quotes hold blanks together, a backslash takes a meaning away.</summary>
    private static PresentationToken[] Tokenize(ReadOnlySpan<byte> text)
    {
        var tokens = new List<PresentationToken>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is (byte)' ' or (byte)'\t' or (byte)'\n')
                continue;
            var isQuoted = text[at] == '"';
            var start = isQuoted ? at + 1 : at;
            at = EndOfToken(text, start, isQuoted);
            tokens.Add(new PresentationToken(start, at - start, Line: 1, start + 1, isQuoted));
        }
        return [.. tokens];
    }

    private static int EndOfToken(ReadOnlySpan<byte> text, int at, bool isQuoted)
    {
        var isInQuotes = isQuoted;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == '"' && isQuoted)
                break;
            else if (text[at] == '"')
                isInQuotes = !isInQuotes;
            else if (text[at] is (byte)' ' or (byte)'\t' or (byte)'\n' && !isInQuotes)
                break;
        }
        return Math.Min(at, text.Length);
    }
}
