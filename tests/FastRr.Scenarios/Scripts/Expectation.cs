namespace FastRr.Scenarios.Scripts;

/// <summary>What a script says has to come back; the words are those of the scenarios' own README.</summary>
internal sealed class Expectation
{
    public bool Nothing { get; set; }

    public string Rcode { get; set; } = "";

    /// <summary>Which of aa, tc and ad are set, in this order.</summary>
    public List<string> Flags { get; } = [];

    public List<string> Answers { get; } = [];

    public List<string> Authorities { get; } = [];

    public List<string> Additionals { get; } = [];

    public bool AnyOrder { get; set; }

    public int? ExtendedError { get; set; }

    public string? Nsid { get; set; }

    /// <summary>SCOPE PREFIX-LENGTH; null: not judged.</summary>
    public int? Scope { get; set; }

    public int Payload { get; set; } = 1232;

    public bool NoOpt { get; set; }

    public int? MaxSize { get; set; }

    public bool HeaderOnly { get; set; }
}
