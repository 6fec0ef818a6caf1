using System.Text;
using FastRr.Wire.Names;

namespace FastRr.Server.Configuration.Values;

/// <summary>Domain names as an operator writes them.</summary>
internal static class DnsNameText
{
    /// <param name="text">As written; '@' is a label like another.</param>
    /// <param name="origin">Completes it where it does not end in a dot; wire form.</param>
    /// <param name="noun">What it is to be, for errors: <c>zone name</c>.</param>
    /// <param name="wire">Its wire form in the case written; the origin where it is wrong.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? Parse(string text, ReadOnlySpan<byte> origin, string noun, out byte[] wire)
    {
        wire = origin.ToArray();
        foreach (var character in text)
        {
            if (!char.IsAscii(character))
                return $"'{text}' is not a {noun}: letters beyond ASCII are written in A-label form, as xn--";
            if (character <= ' ')
                return $"'{text}' is not a {noun}: it has a blank inside";
        }
        if (text.Length > DomainNameText.MaxLength)
            return $"a {noun} of {text.Length} characters: no name is that long";
        Span<byte> parsed = stackalloc byte[DomainName.MaxLength];
        if (!DomainNameText.TryParse(Encoding.ASCII.GetBytes(text), origin, parsed, out var length, out var error))
            return $"'{text}' is not a {noun}: {DomainNameText.Describe(error)}";
        wire = parsed[..length].ToArray();
        return null;
    }
}
