namespace FastRr.Engine.Counters;

/// <summary>Counts by number, as many as there are: written by one worker, read by anyone. More come in pages, so that
/// no count is lost while they do.</summary>
public sealed class CounterPages
{
    private const int PageBits = 10;
    private const int PageSize = 1 << PageBits;

    private long[][] _pages = [];

    /// <param name="number">Which to read; 0 where nothing was ever prepared.</param>
    public long this[int number]
    {
        get
        {
            var pages = Volatile.Read(ref _pages);
            return number >> PageBits < pages.Length
                ? Volatile.Read(ref pages[number >> PageBits][number & (PageSize - 1)])
                : 0;
        }
    }

    internal void Count(int number) => _pages[number >> PageBits][number & (PageSize - 1)]++;

    /// <summary>Makes room for numbers below a count, before the worker meets one of them.</summary>
    internal void Prepare(int count)
    {
        var pages = _pages;
        if (pages.Length << PageBits >= count)
            return;
        var known = pages.Length;
        Array.Resize(ref pages, (count + PageSize - 1) >> PageBits);
        for (var page = known; page < pages.Length; page++)
            pages[page] = new long[PageSize];
        Volatile.Write(ref _pages, pages);
    }
}
