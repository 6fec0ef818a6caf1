namespace FastRr.Tests.Answers;

/// <summary>What the oracle answers.</summary>
public sealed class NaiveAnswer
{
    public int Rcode { get; set; }

    public bool IsAuthoritative { get; set; }

    public List<string> Answer { get; } = [];

    public List<string> Authority { get; } = [];
}
