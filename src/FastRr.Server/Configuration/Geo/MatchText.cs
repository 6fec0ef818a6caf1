using FastRr.Server.Configuration.Values;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Geo;

/// <summary>An entry of <c>match</c>, of which the text is kept.</summary>
internal static class MatchText
{
    public static string? Parse(YamlScalar scalar, out MatchEntry value)
    {
        var wrong = RuleSubjectText.Parse(scalar, out var subject);
        value = new MatchEntry(subject, scalar.Text);
        return wrong;
    }
}
