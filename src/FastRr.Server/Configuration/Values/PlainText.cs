using System.Text;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>Free text, such as names.</summary>
internal static class PlainText
{
    // A character-string of TXT and the octets of NSID that tools show (RFC 1035 §3.3).
    private const int MaxCharacterString = 255;

    public static string? Parse(YamlScalar scalar, out string value)
    {
        value = scalar.Text;
        // YAML 1.1 reads NO as false; a template that went through it wrote the guess into the file.
        if (scalar.IsPlain && bool.TryParse(value, out var guess))
        {
            var word = guess ? "YES" : "NO";
            return $"text is wanted here, not a bare {value}: did a template turn {word} into it? "
                + "If it is meant, quote it";
        }
        return value.Length == 0 ? "the text is empty" : null;
    }

    /// <summary>Text that fits one character-string: 255 octets of UTF-8.</summary>
    public static string? ParseCharacterString(YamlScalar scalar, out string value)
    {
        if (Parse(scalar, out value) is { } wrong)
            return wrong;
        var length = Encoding.UTF8.GetByteCount(value);
        return length > MaxCharacterString ? $"{length} octets of text, at most {MaxCharacterString} fit" : null;
    }

    /// <summary>A path; a relative one is relative to the file it stands in.</summary>
    public static string? ParsePath(YamlScalar scalar, out string value)
    {
        if (Parse(scalar, out value) is { } wrong)
            return wrong;
        if (value.Contains('\0', StringComparison.Ordinal))
            return "a path holds no zero octet";
        value = Path.Combine(Path.GetDirectoryName(scalar.Position.File) ?? "", value);
        return null;
    }
}
