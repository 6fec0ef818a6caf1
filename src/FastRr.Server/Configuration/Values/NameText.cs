using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>
/// Names that the operator gives to pools, regions and members: the parts of a TARGET <c>pool/region/member</c>, whose
/// parts are globs.
/// </summary>
internal static class NameText
{
    // Long enough for an IPv6 address and for the longest host name.
    private const int MaxLength = 255;

    public static string? Parse(YamlScalar scalar, out string value)
    {
        if (PlainText.Parse(scalar, out value) is { } wrong)
            return wrong;
        if (value.Length > MaxLength)
            return $"a name of {value.Length} characters, at most {MaxLength} fit";
        foreach (var character in value)
        {
            if (character is '/' or '*' or '?' or '[')
                return $"'{value}' has a '{character}', which has a meaning in targets such as 'pool/region/*'";
            if (char.IsWhiteSpace(character) || char.IsControl(character))
                return $"'{value}' has a blank or a control character inside";
        }
        return null;
    }
}
