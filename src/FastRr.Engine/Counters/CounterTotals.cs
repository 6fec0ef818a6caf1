namespace FastRr.Engine.Counters;

/// <summary>Counters of all workers, added up.</summary>
public sealed class CounterTotals
{
    private readonly long[] _outcomes = new long[Enum.GetValues<ResponseOutcome>().Length];
    private readonly long[] _queries = new long[WorkerCounters.OriginCount];

    /// <summary>Queries received: the sum of all outcomes.</summary>
    public long Queries => _queries.Sum();

    public long this[ResponseOutcome outcome] => _outcomes[(int)outcome];

    /// <summary>Queries received over one transport and address family.</summary>
    public long QueriesFrom(bool isStream, bool isIPv4) => _queries[WorkerCounters.OriginOf(isStream, isIPv4)];

    internal void AddOutcome(int outcome, long count) => _outcomes[outcome] += count;

    internal void AddQueries(int origin, long count) => _queries[origin] += count;
}
