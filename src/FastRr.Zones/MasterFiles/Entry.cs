using System.Text;
using FastRr.Wire.Presentation;

namespace FastRr.Zones.MasterFiles;

/// <summary>
/// One entry of a master file: its tokens, and the text they are places in. Valid until the next one is read.
/// </summary>
internal readonly ref struct Entry(ReadOnlySpan<byte> text, ReadOnlySpan<PresentationToken> tokens)
{
    // A message is one line of a terminal.
    private const int MaxShownLength = 60;

    public ReadOnlySpan<byte> Text { get; } = text;

    public ReadOnlySpan<PresentationToken> Tokens { get; } = tokens;

    public int Count => Tokens.Length;

    /// <summary>A token as written, without the quotes around it.</summary>
    public ReadOnlySpan<byte> this[int token] => Text.Slice(Tokens[token].Start, Tokens[token].Length);

    /// <summary>Whether a token is this word, ASCII case put aside.</summary>
    public bool Is(int token, ReadOnlySpan<byte> word) =>
        !Tokens[token].IsQuoted && Ascii.EqualsIgnoreCase(this[token], word);

    /// <summary>A token for a message: in quotes, cut short where long, octets that do not print as \DDD.</summary>
    public string Show(int token) => Show(this[token]);

    /// <inheritdoc cref="Show(int)"/>
    public static string Show(ReadOnlySpan<byte> octets)
    {
        var shown = new StringBuilder("'");
        foreach (var octet in octets[..Math.Min(octets.Length, MaxShownLength)])
        {
            if (octet is >= 0x20 and < 0x7F)
                shown.Append((char)octet);
            else
                shown.Append('\\').Append(octet.ToString("D3"));
        }
        return shown.Append(octets.Length > MaxShownLength ? "...'" : "'").ToString();
    }
}
