namespace FastRr.Engine.Counters;

/// <summary>One worker's counts: written by that worker alone, read by anyone.</summary>
public sealed class WorkerCounters
{
    internal const int OriginCount = 4;

    // Two cache lines of 64 octets on either side keep other objects' writes, and the neighbour line that the
    // processor fetches along, away: 16 counters of 8 octets.
    private const int Padding = 16;
    private const int OutcomeCount = (int)ResponseOutcome.Dropped + 1;
    private readonly long[] _values = new long[Padding + OutcomeCount + OriginCount + Padding];

    /// <param name="outcome">Which to read.</param>
    public long this[ResponseOutcome outcome] => Volatile.Read(ref _values[Padding + (int)outcome]);

    /// <summary>Queries for steered names from clients of each region, by its number.</summary>
    public NumberedCounters Regions { get; } = new();

    /// <summary>Answers that had each member in first place, by its number.</summary>
    public NumberedCounters Members { get; } = new();

    internal static int OriginOf(bool isStream, bool isIPv4) => (isStream ? 2 : 0) + (isIPv4 ? 0 : 1);

    internal void Count(ResponseOutcome outcome, bool isStream, bool isIPv4)
    {
        _values[Padding + (int)outcome]++;
        _values[Padding + OutcomeCount + OriginOf(isStream, isIPv4)]++;
    }

    internal void AddTo(CounterTotals totals)
    {
        for (var outcome = 0; outcome < OutcomeCount; outcome++)
            totals.AddOutcome(outcome, Volatile.Read(ref _values[Padding + outcome]));
        for (var origin = 0; origin < OriginCount; origin++)
            totals.AddQueries(origin, Volatile.Read(ref _values[Padding + OutcomeCount + origin]));
    }
}
