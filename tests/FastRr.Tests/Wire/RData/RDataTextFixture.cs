using System.Text;
using FastRr.Wire.Names;
using FastRr.Wire.Presentation;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;
using Xunit;

namespace FastRr.Tests.Wire.RData;

/// <summary>
/// Runs RDATA text through parser and formatter; the tokenizer here knows blanks and quotes, no more.
/// </summary>
internal static class RDataTextFixture
{
    /// <summary>The origin of every test: example.com.</summary>
    public static ReadOnlySpan<byte> Origin => "\u0007example\u0003com\0"u8;

    public static PresentationToken[] Tokenize(ReadOnlySpan<byte> text)
    {
        var tokens = new List<PresentationToken>();
        for (var offset = 0; offset < text.Length; offset++)
        {
            if (text[offset] == (byte)' ')
                continue;
            var isQuoted = text[offset] == (byte)'"';
            var start = isQuoted ? offset + 1 : offset;
            var inQuotes = isQuoted;
            for (offset = start; offset < text.Length && (inQuotes || text[offset] != (byte)' '); offset++)
            {
                if (text[offset] == (byte)'\\')
                    offset++;
                else if (text[offset] == (byte)'"' && isQuoted)
                    break;
                else if (text[offset] == (byte)'"')
                    inQuotes = !inQuotes;
            }
            var end = Math.Min(offset, text.Length);
            tokens.Add(new PresentationToken(start, end - start, 1, start + 1, isQuoted));
        }
        return [.. tokens];
    }

    public static bool TryParse(RRType type, string text, out byte[] rdata, out PresentationError error)
    {
        var octets = Encoding.Latin1.GetBytes(text);
        var destination = new byte[65535];
        var parsed = RDataText.TryParse(type, octets, Tokenize(octets), Origin, destination, out var length, out error);
        rdata = destination[..length];
        return parsed;
    }

    public static byte[] Parse(RRType type, string text)
    {
        Assert.True(TryParse(type, text, out var rdata, out var error), $"{type} {text}: {error.Text}");
        Assert.True(RDataText.IsValid(type, rdata), $"{type} {text}: parsed, but not valid");
        return rdata;
    }

    /// <summary>
    /// The text parses to these octets, and they format to <paramref name="canonical"/>, which parses to them again.
    /// </summary>
    public static void AssertParses(RRType type, string text, string hex, string canonical)
    {
        var rdata = Parse(type, text);
        Assert.Equal(hex.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexStringLower(rdata));
        Assert.Equal(canonical, RDataText.Format(type, rdata));
        Assert.Equal(rdata, Parse(type, canonical));
    }

    public static void AssertFails(RRType type, string text, int token, string message)
    {
        Assert.False(TryParse(type, text, out var rdata, out var error), $"{type} {text} parsed");
        Assert.Empty(rdata);
        Assert.Equal(message, error.Text);
        Assert.Equal(token, error.Token);
    }

    /// <summary>A name's wire form, completed by the fixture's origin.</summary>
    public static byte[] Name(string text)
    {
        var destination = new byte[DomainName.MaxLength];
        var octets = Encoding.Latin1.GetBytes(text);
        Assert.True(DomainNameText.TryParse(octets, Origin, destination, out var length, out var error), $"{error}");
        return destination[..length];
    }
}
