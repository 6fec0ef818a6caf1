namespace FastRr.Answers.Snapshots;

/// <summary>What part of a response a <see cref="CompiledAnswer"/> is.</summary>
public enum AnswerKind : byte
{
    /// <summary>An RRset for the answer section, with the additional data it asks for.</summary>
    Positive,

    /// <summary>A CNAME; the look-up goes on at its target.</summary>
    CName,

    /// <summary>The NS RRset of a zone cut for the authority section, with its glue.</summary>
    Referral,

    /// <summary>The SOA for the authority section (RFC 2308 §2).</summary>
    Negative,

    /// <summary>What a pool gives, by the client's region: see <see cref="PoolAnswers"/>.</summary>
    Steered,

    /// <summary>Who asks, told to itself.</summary>
    WhoAmI,
}
