using System.Text;
using FastRr.Testing.Dns;
using FastRr.Testing.Tools;

namespace FastRr.Scenarios.Scripts;

/// <summary>
/// Compares what came with what a script says; what differs is collected, so that a failure shows all of it.
/// </summary>
internal static class Verdict
{
    private static readonly string[] JudgedFlags = ["aa", "tc", "ad"];

    /// <summary>What is wrong with a response that was decoded from its octets; nothing: all is well.</summary>
    public static List<string> Judge(Step step, DnsMessage response)
    {
        var expected = step.Expected;
        var wrong = JudgeProtocol(step, response);
        Compare(wrong, "rcode", expected.Rcode, RcodeName.Format(response.Rcode));
        JudgeFlags(wrong, expected, response.Flags);
        JudgeSections(
            wrong, expected, Texts(response.Answers), Texts(response.Authorities), Texts(response.Additionals));
        var hasOpt = step.Query?.PayloadSize is not null && !expected.NoOpt && !expected.HeaderOnly;
        if (step.Query is not null)
            Compare(wrong, "OPT", hasOpt, response.Opt is not null);
        if (response.Opt is { } opt)
        {
            Compare(wrong, "payload", expected.Payload, opt.PayloadSize);
            Compare(wrong, "EDNS version", (byte)0, opt.Version);
            Compare(wrong, "DO", step.Query?.DnssecOk ?? opt.DnssecOk, opt.DnssecOk);
            Compare(wrong, "nsid", expected.Nsid, opt.Option(3) is { } nsid ? Encoding.UTF8.GetString(nsid) : null);
            Compare(wrong, "ede", expected.ExtendedError, response.ExtendedError);
            if (expected.Scope is { } scope)
                Compare(wrong, "client subnet", SubnetOf(step, scope), Convert.ToHexStringLower(opt.Option(8) ?? []));
        }
        else if (expected.ExtendedError is not null || expected.Nsid is not null || expected.Scope is not null)
        {
            wrong.Add("no OPT record for ede, nsid or scope");
        }
        if (response.Octets.Length > expected.MaxSize)
            wrong.Add($"{response.Octets.Length} octets, not {expected.MaxSize} at most");
        return wrong;
    }

    /// <summary>The same for what dig printed, as far as dig shows it.</summary>
    public static List<string> Judge(Step step, ToolAnswer response)
    {
        var wrong = new List<string>();
        Compare(wrong, "rcode", step.Expected.Rcode, response.Rcode);
        JudgeFlags(wrong, step.Expected, response.Flags);
        JudgeSections(wrong, step.Expected, response.Answers, response.Authorities, response.Additionals);
        Compare(wrong, "ede", step.Expected.ExtendedError is { } code ? $"EDE: {code}" : "no EDE",
            response.Text.Split('\n').Select(line => line.TrimStart(';', ' ').Split(" (")[0])
                .FirstOrDefault(line => line.StartsWith("EDE: ", StringComparison.Ordinal)) ?? "no EDE");
        if (step.Expected.Scope is { } scope)
        {
            // "; CLIENT-SUBNET: 192.0.2.0/24/24": address, SOURCE, SCOPE.
            var subnets = response.Text.Split('\n')
                .Where(line => line.Contains("CLIENT-SUBNET: ", StringComparison.Ordinal));
            Compare(wrong, "scope", $"{scope}", string.Join(" and ", subnets.Select(line => line.Split('/')[^1])));
        }
        return wrong;
    }

    /// <summary>What holds for every response, whatever the script says.</summary>
    private static List<string> JudgeProtocol(Step step, DnsMessage response)
    {
        var wrong = new List<string>();
        var sent = step.Octets;
        Compare(wrong, "ID", Convert.ToHexString(sent, 0, 2), Convert.ToHexString(response.Octets, 0, 2));
        Compare(wrong, "opcode", (sent[2] >> 3) & 0xF, response.Opcode);
        Compare(wrong, "qr", true, response.IsResponse);
        Compare(wrong, "rd", (sent[2] & 1) != 0, response.RecursionDesired);
        Compare(wrong, "cd", (sent[3] & 0x10) != 0, response.CheckingDisabled);
        Compare(wrong, "ra", false, response.RecursionAvailable);
        Compare(wrong, "z", false, response.Reserved);
        if (step.Expected.HeaderOnly)
            Compare(wrong, "octets", 12, response.Octets.Length);
        else if (step.Query is { } query)
            Compare(wrong, "question", new DnsQuestion(query.Name, query.Type, query.Class).ToString(),
                string.Join(" and ", response.Questions));
        var limit = step.Tcp ? ushort.MaxValue : Math.Max(512, step.Query?.PayloadSize ?? 512);
        if (response.Octets.Length > limit)
            wrong.Add($"{response.Octets.Length} octets where the requestor takes {limit}");
        return wrong;
    }

    /// <summary>RFC 7871 §7.2.1: all but the scope comes back as it was sent.</summary>
    private static string SubnetOf(Step step, int scope)
    {
        var sent = step.Query?.Options.FirstOrDefault(option => option.Code == 8).Data;
        return sent is null
            ? "no scope: the query has no client subnet"
            : Convert.ToHexStringLower([.. sent[..3], (byte)scope, .. sent[4..]]);
    }

    private static void JudgeFlags(List<string> wrong, Expectation expected, string flags)
    {
        var set = flags.Split(' ').Where(flag => JudgedFlags.Contains(flag)).Order();
        Compare(wrong, "flags", string.Join(' ', expected.Flags.Order()), string.Join(' ', set));
    }

    private static void JudgeSections(
        List<string> wrong,
        Expectation expected,
        IReadOnlyList<string> answers,
        IReadOnlyList<string> authorities,
        IReadOnlyList<string> additionals)
    {
        CompareSection(wrong, "answer", expected.Answers, answers, inOrder: !expected.AnyOrder);
        CompareSection(wrong, "authority", expected.Authorities, authorities, inOrder: false);
        CompareSection(wrong, "additional", expected.Additionals, additionals, inOrder: false);
    }

    private static void CompareSection(
        List<string> wrong, string name, IReadOnlyList<string> expected, IReadOnlyList<string> came, bool inOrder)
    {
        var left = inOrder ? expected : [.. expected.Order(StringComparer.Ordinal)];
        var right = inOrder ? came : [.. came.Order(StringComparer.Ordinal)];
        if (!left.SequenceEqual(right))
            wrong.Add($"{name}: expected{Listed(left)}\n  came{Listed(right)}");
    }

    private static string Listed(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"\n    {line}"));

    private static string[] Texts(IReadOnlyList<DnsRecord> records) => [.. records.Select(record => record.ToString())];

    private static void Compare<T>(List<string> wrong, string what, T expected, T came)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, came))
            wrong.Add($"{what}: expected '{expected}', came '{came}'");
    }
}
