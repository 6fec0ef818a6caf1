using FastRr.Testing.Dns;

namespace FastRr.Differential;

/// <summary>One query, our response and a peer's.</summary>
internal sealed record Comparison(PlannedQuery Planned, DnsMessage Ours, DnsMessage Theirs)
{
    /// <summary>In what they differ: sections are compared as sets, names without case, TTLs exactly.</summary>
    public Aspect Differences { get; } =
        When(Aspect.Rcode, Ours.Rcode != Theirs.Rcode)
        | When(Aspect.Authoritative, Ours.IsAuthoritative != Theirs.IsAuthoritative)
        | When(Aspect.Truncated, Ours.IsTruncated != Theirs.IsTruncated)
        | When(Aspect.OtherFlags, OtherFlags(Ours) != OtherFlags(Theirs))
        | When(Aspect.Question, !Keys(Ours.Questions).SequenceEqual(Keys(Theirs.Questions)))
        | When(Aspect.Answer, !Keys(Ours.Answers).SetEquals(Keys(Theirs.Answers)))
        | When(Aspect.Authority, !Keys(Ours.Authorities).SetEquals(Keys(Theirs.Authorities)))
        | When(Aspect.Additional, !Keys(Ours.Additionals).SetEquals(Keys(Theirs.Additionals)))
        | When(Aspect.Repeated, HasRepeated(Ours.Answers, Ours.Authorities, Ours.Additionals))
        | When(Aspect.Opt, (Ours.Opt?.Version, Ours.Opt?.DnssecOk) != (Theirs.Opt?.Version, Theirs.Opt?.DnssecOk));

    /// <summary>Equal for equal records.</summary>
    public static HashSet<string> Keys(IEnumerable<DnsRecord> records) => [.. records.Select(record => record.Key)];

    public override string ToString() => $"{Planned}: {Differences}\n--- ours\n{Ours}\n--- theirs\n{Theirs}\n";

    private static bool HasRepeated(params IReadOnlyList<DnsRecord>[] sections) =>
        sections.Any(section => Keys(section).Count < section.Count);

    private static Aspect When(Aspect aspect, bool differs) => differs ? aspect : Aspect.None;

    // The question as octets: both copy it (RFC 1035 §4.1.1).
    private static IEnumerable<string> Keys(IEnumerable<DnsQuestion> questions) =>
        questions.Select(question => question.ToString());

    private static (bool, bool, bool, bool, bool) OtherFlags(DnsMessage message) =>
        (message.RecursionDesired, message.RecursionAvailable, message.Reserved, message.AuthenticData,
            message.CheckingDisabled);
}
