using System.Globalization;
using System.Text.RegularExpressions;
using FastRr.Geo.Regions;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>
/// Rules of a region's <c>match</c>: a continent, a country, <c>US-CA</c>, <c>AS64500</c>, a network; or outright
/// <c>continent:NA</c>, <c>country:NA</c>, <c>subdivision:US-CA</c>, <c>city:2643743</c>.
/// </summary>
internal static partial class RuleSubjectText
{
    private const string Forms = "EU (continent), DE (country), US-CA (subdivision), AS64500, city:2643743, "
        + "country:NA, 192.0.2.0/24 or 2001:db8::/32";

    private static readonly string[] s_outright = ["continent", "country", "subdivision", "city"];

    public static string? Parse(YamlScalar scalar, out RuleSubject value)
    {
        value = null!;
        if (PlainText.Parse(scalar, out var text) is { } wrong)
            return wrong;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && s_outright.Contains(text[..colon], StringComparer.OrdinalIgnoreCase))
            return ParseOutright(text[..colon], text[(colon + 1)..], out value);
        if (text.AsSpan().IndexOfAny(":./") >= 0)
            return ParseNetwork(scalar, out value);
        if (NumberedPattern().Match(text) is { Success: true } numbered)
            return ParseAutonomousSystem(text, numbered.Groups["number"].ValueSpan, out value);
        if (LettersPattern().IsMatch(text))
        {
            value = ContinentCodes.Contains(text) ? RuleSubject.OfContinent(text) : RuleSubject.OfCountry(text);
            return null;
        }
        if (SubdivisionPattern().IsMatch(text))
        {
            value = RuleSubject.OfSubdivision(text);
            return null;
        }
        return Refuse(text, text);
    }

    private static string? ParseOutright(string word, string code, out RuleSubject value)
    {
        value = null!;
        switch (word)
        {
            case "continent" when ContinentCodes.Contains(code):
                value = RuleSubject.OfContinent(code);
                return null;
            case "continent":
                return $"'{code}' is no continent: known are {ContinentCodes.List}";
            case "country" when LettersPattern().IsMatch(code):
                value = RuleSubject.OfCountry(code);
                return null;
            case "subdivision" when SubdivisionPattern().IsMatch(code):
                value = RuleSubject.OfSubdivision(code);
                return null;
            case "city":
                if (!uint.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id == 0)
                    return $"'{code}' is no id of GeoNames, as in city:2643743";
                value = RuleSubject.OfCity(id);
                return null;
            default:
                return Refuse($"{word}:{code}", code, word);
        }
    }

    private static string? ParseAutonomousSystem(string text, ReadOnlySpan<char> digits, out RuleSubject value)
    {
        value = null!;
        // RFC 6793 §3: numbers have 32 bits. RFC 7607 §2: 0 is nobody's.
        if (!uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            return $"'{text}': the number of an autonomous system is 1 to {uint.MaxValue}";
        value = RuleSubject.OfAutonomousSystem(number);
        return null;
    }

    private static string? ParseNetwork(YamlScalar scalar, out RuleSubject value)
    {
        value = null!;
        if (NetworkText.Parse(scalar, out var network) is { } wrong)
            return wrong;
        if (EmbeddedNetworks.Find(network, out var name, out var ipv4))
        {
            var hint = ipv4 is { } instead ? $": write '{instead}'" : "";
            return $"'{scalar.Text}': addresses in {name} are looked up by the IPv4 address they hold{hint}";
        }
        value = RuleSubject.OfNetwork(network);
        return null;
    }

    private static string Refuse(string text, string code, string? word = null)
    {
        var upper = code.ToUpperInvariant();
        var isCase = upper != code && (LettersPattern().IsMatch(upper) || SubdivisionPattern().IsMatch(upper)
            || NumberedPattern().IsMatch(upper));
        var isWordCase = word is not null && !s_outright.Contains(word, StringComparer.Ordinal);
        if (!isCase && !isWordCase)
            return $"'{text}' is no rule: {Forms}";
        var meant = word is null ? upper : $"{word.ToLowerInvariant()}:{upper}";
        return $"'{text}' is no rule: did you mean '{meant}'?";
    }

    [GeneratedRegex(@"^AS(?<number>[0-9]+)\z")]
    private static partial Regex NumberedPattern();

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex LettersPattern();

    // ISO 3166-2: up to three letters or digits behind the country.
    [GeneratedRegex(@"^[A-Z]{2}-[A-Z0-9]{1,3}\z")]
    private static partial Regex SubdivisionPattern();
}
