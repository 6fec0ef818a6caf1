namespace FastRr.Transports;

/// <summary>Lets one log line a second through, whoever asks.</summary>
internal sealed class RareEvent
{
    private const long IntervalMilliseconds = 1000;

    private long _nextMilliseconds;

    public bool IsDue()
    {
        var now = Environment.TickCount64;
        var next = Volatile.Read(ref _nextMilliseconds);
        return now >= next
            && Interlocked.CompareExchange(ref _nextMilliseconds, now + IntervalMilliseconds, next) == next;
    }
}
