using System.Text.RegularExpressions;

namespace FastRr.Testing.Tools;

/// <summary>What dig, kdig or drill printed of one response; records with one space between fields.</summary>
public sealed partial class ToolAnswer
{
    private ToolAnswer(string text) => Text = text;

    /// <summary>All that was printed.</summary>
    public string Text { get; }

    public string Rcode { get; private set; } = "";

    /// <summary>As printed: "qr aa rd".</summary>
    public string Flags { get; private set; } = "";

    /// <summary>Whether the response had an OPT record.</summary>
    public bool HasOpt { get; private set; }

    public List<string> Answers { get; } = [];

    public List<string> Authorities { get; } = [];

    public List<string> Additionals { get; } = [];

    /// <exception cref="FormatException">No response stands in the text.</exception>
    public static ToolAnswer Parse(string text)
    {
        var answer = new ToolAnswer(text);
        List<string>? section = null;
        foreach (var line in text.Split('\n'))
        {
            if (HeaderPattern().Match(line) is { Success: true } header)
                answer.Rcode = header.Groups["rcode"].Value;
            else if (FlagsPattern().Match(line) is { Success: true } flags)
                answer.Flags = flags.Groups["flags"].Value.Trim();
            else if (SectionPattern().Match(line) is { Success: true } title)
                section = answer.SectionOf(title.Groups["name"].Value);
            else if (EdnsPattern().IsMatch(line))
                answer.HasOpt = true;
            else if (line.Length > 0 && line[0] != ';')
                section?.Add(SingleSpaced(line));
        }
        // An OPT record of a BADVERS response alone tells kdig and dig the whole code.
        if (ExtendedRcodePattern().Match(text) is { Success: true } extended)
            answer.Rcode = extended.Groups["rcode"].Value;
        return answer.Rcode.Length > 0 ? answer : throw new FormatException($"no response in: {text}");
    }

    public override string ToString() => Text;

    private List<string>? SectionOf(string title) => title switch
    {
        "ANSWER" => Answers,
        "AUTHORITY" => Authorities,
        "ADDITIONAL" => Additionals,
        _ => null,
    };

    /// <summary>Runs of blanks outside quotes made one space.</summary>
    private static string SingleSpaced(string line) =>
        SpacePattern().Replace(line.Trim(), match => match.Value[0] == '"' ? match.Value : " ");

    [GeneratedRegex(@"^;; ->>HEADER<<- opcode: \w+[,;] (status|rcode): (?<rcode>\w+)")]
    private static partial Regex HeaderPattern();

    [GeneratedRegex("^;; [Ff]lags:(?<flags>[ a-z]*);")]
    private static partial Regex FlagsPattern();

    [GeneratedRegex("^;; (?<name>[A-Z]+)( PSEUDOSECTION| SECTION):")]
    private static partial Regex SectionPattern();

    [GeneratedRegex("^; EDNS: |^;; EDNS: |^;; Version: ")]
    private static partial Regex EdnsPattern();

    [GeneratedRegex(@"ext-rcode: (?!NOERROR)(?<rcode>\w+)")]
    private static partial Regex ExtendedRcodePattern();

    [GeneratedRegex("""
        "(\\.|[^"\\])*"|[ \t]+
        """)]
    private static partial Regex SpacePattern();
}
