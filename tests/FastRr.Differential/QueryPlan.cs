using FastRr.Testing.Dns;
using FastRr.Testing.Processes;

namespace FastRr.Differential;

/// <summary>
/// The queries, made from the zone: every name with every type of the zone, and for every name the misses beside and
/// below it. The ways (EDNS, payload sizes, UDP and TCP, IPv4 and IPv6) go round from query to query, always alike.
/// </summary>
internal static class QueryPlan
{
    /// <summary>
    /// Types asked of names that are made up: some that wildcards have, one that cuts treat apart, one unknown.
    /// </summary>
    private static readonly string[] MissTypes = ["A", "TXT", "MX", "NS", "DS", "CNAME", "TYPE65333"];

    private static readonly (int? Payload, bool DnssecOk)[] Edns =
        [(null, false), (1232, false), (512, false), (1232, true), (4096, false)];

    /// <summary>Every query with one way each.</summary>
    public static IReadOnlyList<PlannedQuery> All { get; } = [.. Questions().Select(WithWay)];

    /// <summary>A few questions of every kind, each in every way that tools can say.</summary>
    public static IReadOnlyList<PlannedQuery> Sample { get; } =
        [.. from question in SampleQuestions()
            from payload in new int?[] { null, 1232 }
            from tcp in new[] { false, true }
            from ipv6 in Ipv6.IsAvailable ? [false, true] : new[] { false }
            select new PlannedQuery(question with { PayloadSize = payload }, tcp, ipv6)];

    private static IEnumerable<DnsQuery> Questions()
    {
        var types = DifferentialZone.Types.Append(TypeName.Parse("TYPE65333"));
        foreach (var name in DifferentialZone.Owners.Concat(EmptyNonTerminals()))
        {
            foreach (var type in types)
                yield return new DnsQuery(WireName.Parse(name), type);
        }
        foreach (var name in DifferentialZone.Owners.Concat(EmptyNonTerminals()).SelectMany(Misses).Distinct())
        {
            // A label more may be a label too many.
            if (TryParse(name) is not { } wire)
                continue;
            foreach (var type in MissTypes)
                yield return new DnsQuery(wire, TypeName.Parse(type));
        }
    }

    private static IEnumerable<DnsQuery> SampleQuestions()
    {
        var questions = Questions().ToList();
        // A prime, so that names and types do not keep step.
        for (var i = 0; i < questions.Count; i += 797)
            yield return questions[i];
    }

    /// <summary>Names that only exist because something stands below them.</summary>
    private static IEnumerable<string> EmptyNonTerminals()
    {
        var owners = DifferentialZone.Owners.Select(owner => owner.ToLowerInvariant()).ToHashSet();
        return owners.SelectMany(Ancestors).Distinct().Where(name => !owners.Contains(name))
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Ancestors(string owner)
    {
        for (var name = Parent(owner); name.Length > DifferentialZone.Name.Length + 1; name = Parent(name))
            yield return name;
    }

    /// <summary>Below the name at two depths and in another case, beside it, and below its own wildcard.</summary>
    private static IEnumerable<string> Misses(string owner) =>
        [$"nx.{owner}", $"a.b.{owner}", $"*.{owner}", Toggle($"www.{owner}"), $"z{owner}"];

    private static string Toggle(string name) =>
        string.Concat(name.Select(
            (letter, i) => i % 2 == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)));

    private static string Parent(string name)
    {
        // An escaped dot ends no label.
        var i = 0;
        while (name[i] != '.')
            i += name[i] == '\\' ? 2 : 1;
        return name[(i + 1)..];
    }

    private static byte[]? TryParse(string name)
    {
        try
        {
            return WireName.Parse(name);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static PlannedQuery WithWay(DnsQuery question, int number)
    {
        // 5, 3 and 2 have no common divisor: all 30 ways come round. Every third goes over TCP.
        var (payload, dnssecOk) = Edns[number % Edns.Length];
        var query = question with { PayloadSize = payload, DnssecOk = dnssecOk, RecursionDesired = number % 7 == 0 };
        return new PlannedQuery(query, Tcp: number % 3 == 0, Ipv6: Ipv6.IsAvailable && number % 2 == 0);
    }
}
