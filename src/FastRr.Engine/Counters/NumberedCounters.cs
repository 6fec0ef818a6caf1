namespace FastRr.Engine.Counters;

/// <summary>Counts by number: written by one worker, read by anyone. Where there have to be more, the worker goes on in
/// a larger array, and what it counted before stays where it is, so that no count is lost meanwhile.</summary>
public sealed class NumberedCounters
{
    // Two cache lines, which keep other objects' writes away.
    private const int Padding = 16;

    // The one that is written; the last of all.
    private long[] _values = [];
    private long[][] _all = [];

    /// <param name="number">Which to read; 0 where nothing was ever prepared.</param>
    public long this[int number]
    {
        get
        {
            var sum = 0L;
            foreach (var values in Volatile.Read(ref _all))
            {
                if (Padding + number < values.Length)
                    sum += Volatile.Read(ref values[Padding + number]);
            }
            return sum;
        }
    }

    internal void Count(int number) => _values[Padding + number]++;

    /// <summary>Makes room for numbers below a count, before the worker meets one of them.</summary>
    internal void Prepare(int count)
    {
        if (_values.Length >= count + (2 * Padding))
            return;
        var values = new long[count + (2 * Padding)];
        Volatile.Write(ref _all, [.. _all, values]);
        Volatile.Write(ref _values, values);
    }
}
