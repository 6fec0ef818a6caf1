using FastRr.Testing.Dns;

namespace FastRr.Scenarios.Scripts;

/// <summary>
/// Reads the scripts that the scenarios' README describes. Strict: a word it does not know is an error.
/// </summary>
internal static class ScriptReader
{
    /// <exception cref="FormatException">The text names the line and what is wrong with it.</exception>
    public static IReadOnlyList<Step> Read(string text)
    {
        var steps = new List<Step>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = WithoutComment(lines[i]).TrimEnd();
            if (line.Length == 0)
                continue;
            try
            {
                if (!char.IsWhiteSpace(line[0]))
                    steps.Add(ReadStep(i + 1, line));
                else if (steps.Count == 0)
                    throw new FormatException("nothing was asked");
                else
                    ReadExpectation(steps[^1].Expected, line.Trim());
            }
            catch (Exception error) when (error is FormatException or OverflowException or IndexOutOfRangeException)
            {
                throw new FormatException($"line {i + 1}: {line.Trim()}: {error.Message}");
            }
        }
        foreach (var step in steps.Where(step => !step.Expected.Nothing && step.Expected.Rcode.Length == 0))
            throw new FormatException($"{step}: nothing is expected");
        return steps;
    }

    private static string WithoutComment(string line)
    {
        // A '#' inside a word or a quoted text is no comment, and neither is "\#".
        var start = line.StartsWith('#') ? 0 : line.IndexOf(" # ", StringComparison.Ordinal);
        return start < 0 ? line : line[..start];
    }

    private static Step ReadStep(int number, string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "send")
        {
            var octets = Convert.FromHexString(string.Concat(words.Skip(1).Where(word => !IsWay(word))));
            return new Step(number, line, null, octets)
            {
                Tcp = words.Contains("tcp"),
                Ipv6 = words.Contains("ipv6"),
            };
        }
        if (words[0] != "query" || words.Length < 3)
            throw new FormatException("neither 'query NAME TYPE' nor 'send HEX'");
        var query = new DnsQuery(words[1], words[2]);
        foreach (var word in words.Skip(3).Where(word => !IsWay(word)))
            query = WithWord(query, word);
        return new Step(number, line, query, query.Compose())
        {
            Tcp = words.Contains("tcp"),
            Ipv6 = words.Contains("ipv6"),
        };
    }

    private static bool IsWay(string word) => word is "tcp" or "ipv6";

    private static DnsQuery WithWord(DnsQuery query, string word)
    {
        var value = word[(word.IndexOf('=') + 1)..];
        return word[..(word.IndexOf('=') < 0 ? word.Length : word.IndexOf('='))] switch
        {
            "edns" => query with { PayloadSize = value == word ? 1232 : int.Parse(value) },
            "version" => query with { EdnsVersion = byte.Parse(value), PayloadSize = query.PayloadSize ?? 1232 },
            "do" => query with { DnssecOk = true, PayloadSize = query.PayloadSize ?? 1232 },
            "option" => query with
            {
                Options = [.. query.Options, ReadOption(value.Split(':'))],
                PayloadSize = query.PayloadSize ?? 1232,
            },
            "subnet" => query.From(value),
            "rd" => query with { RecursionDesired = true },
            "cd" => query with { CheckingDisabled = true },
            "class" => query with { Class = TypeName.ParseClass(value) },
            "opcode" => query with { Opcode = int.Parse(value) },
            _ => throw new FormatException($"'{word}' is no word of a query"),
        };
    }

    private static (ushort, byte[]) ReadOption(string[] parts) =>
        (ushort.Parse(parts[0]), Convert.FromHexString(parts.Length > 1 ? parts[1] : ""));

    private static void ReadExpectation(Expectation expected, string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rest = line[words[0].Length..].Trim();
        switch (words[0])
        {
            case "nothing":
                expected.Nothing = true;
                break;
            case "answer":
                expected.Answers.Add(rest);
                break;
            case "authority":
                expected.Authorities.Add(rest);
                break;
            case "additional":
                expected.Additionals.Add(rest);
                break;
            case "any-order":
                expected.AnyOrder = true;
                break;
            case "ede":
                expected.ExtendedError = int.Parse(rest);
                break;
            case "nsid":
                expected.Nsid = rest;
                break;
            case "scope":
                expected.Scope = int.Parse(rest);
                break;
            case "payload":
                expected.Payload = int.Parse(rest);
                break;
            case "no-opt":
                expected.NoOpt = true;
                break;
            case "size":
                expected.MaxSize = int.Parse(rest);
                break;
            case "header-only":
                expected.HeaderOnly = true;
                break;
            default:
                if (expected.Rcode.Length > 0 || words[0].Any(char.IsAsciiLetterLower))
                    throw new FormatException($"'{words[0]}' is no word of an answer");
                expected.Rcode = words[0];
                expected.Flags.AddRange(words.Skip(1));
                break;
        }
    }
}
