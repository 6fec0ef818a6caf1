namespace FastRr.Tests.Answers;

/// <summary>
/// RFC 1034 §4.3.2 over a plain list of records, label by label from the apex, slow and without a table, a ring or a
/// pointer: what the compiled look-up is held against. Names are lists of labels, the last one first.
/// </summary>
public sealed class NaiveLookup(string[] apex, IReadOnlyList<NaiveRecord> records)
{
    private const int MaxLinks = 8;

    public NaiveAnswer Resolve(string[] name, string type)
    {
        var answer = new NaiveAnswer();
        var passed = new List<string>();
        for (var links = 0; ; links++)
        {
            passed.Add(Text(name));
            var target = Step(name, type, links, answer);
            if (target is null || links == MaxLinks || passed.Contains(Text(target)))
                return answer;
            name = target;
        }
    }

    /// <returns>The next name of a chain, or null where the answer is whole.</returns>
    private string[]? Step(string[] name, string type, int links, NaiveAnswer answer)
    {
        if (!IsAtOrBelow(name, apex))
        {
            answer.Rcode = links == 0 ? 5 : 0;
            return null;
        }
        for (var length = apex.Length + 1; length <= name.Length; length++)
        {
            var ancestor = name[..length];
            if (Has(ancestor, "NS") && !(length == name.Length && type == "DS"))
            {
                answer.Authority.AddRange(Of(ancestor, "NS").Select(record => $"{Text(ancestor)} NS {record.Data}"));
                answer.IsAuthoritative = links > 0;
                return null;
            }
            if (length < name.Length && Of(ancestor, "DNAME") is [var redirection, ..])
            {
                string[] target = [.. redirection.Target!, .. name[length..]];
                // RFC 2181 §5: a record stands once, however often the chain passes it.
                var dname = $"{Text(ancestor)} DNAME {redirection.Data}";
                if (!answer.Answer.Contains(dname))
                    answer.Answer.Add(dname);
                answer.Answer.Add($"{Text(name)} CNAME {Text(target)}");
                answer.IsAuthoritative = true;
                return type == "CNAME" ? null : target;
            }
        }
        answer.IsAuthoritative = true;
        var source = Exists(name) ? name : SourceOfSynthesis(name);
        if (source is null)
        {
            answer.Rcode = 3;
            answer.Authority.Add($"{Text(apex)} SOA");
            return null;
        }
        if (Of(source, type) is { Count: > 0 } found)
        {
            answer.Answer.AddRange(found.Select(record => $"{Text(name)} {type} {record.Data}"));
            return null;
        }
        if (Of(source, "CNAME") is [var cname, ..])
        {
            answer.Answer.Add($"{Text(name)} CNAME {cname.Data}");
            return cname.Target;
        }
        answer.Authority.Add($"{Text(apex)} SOA");
        return null;
    }

    private string[]? SourceOfSynthesis(string[] name)
    {
        // RFC 4592 §3.3.1: the longest existing ancestor.
        var encloser = name[..^1];
        while (!Exists(encloser))
            encloser = encloser[..^1];
        string[] wildcard = [.. encloser, "*"];
        return Exists(wildcard) ? wildcard : null;
    }

    private bool Exists(string[] name) => records.Any(record => IsAtOrBelow(record.Owner, name));

    private bool Has(string[] name, string type) => Of(name, type).Count > 0;

    private List<NaiveRecord> Of(string[] name, string type) =>
        [.. records.Where(record => record.Type == type && record.Owner.SequenceEqual(name))];

    private static bool IsAtOrBelow(string[] name, string[] ancestor) =>
        name.Length >= ancestor.Length && name.AsSpan(0, ancestor.Length).SequenceEqual(ancestor);

    public static string Text(string[] name) => string.Concat(name.Reverse().Select(label => label + "."));
}
