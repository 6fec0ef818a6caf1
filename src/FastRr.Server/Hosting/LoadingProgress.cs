using System.Globalization;
using FastRr.Server.Commands;

namespace FastRr.Server.Hosting;

/// <summary>
/// One line on the terminal, rewritten while large zones load; nothing where standard error is no terminal.
/// </summary>
/// <param name="environment">Has standard error.</param>
/// <param name="clock">Tells how long it takes.</param>
internal sealed class LoadingProgress(CommandEnvironment environment, TimeProvider clock)
{
    // What loads within a blink shows nothing, and the line changes no faster than eyes follow.
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private const double OctetsPerMegabyte = 1e6;

    private readonly Lock _writing = new();
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _next = First;
    private long _expected;
    private long _read;
    private int _width;

    /// <summary>Adds to the octets that will be read.</summary>
    public void Expect(long octets) => Interlocked.Add(ref _expected, octets);

    /// <summary>Takes the progress of one zone, for one thread; throws on it when told to stop.</summary>
    public IProgress<long> ForOneZone(CancellationToken stopping) => new ZoneProgress(this, stopping);

    /// <summary>Takes the line away, so that something else can be written.</summary>
    public void Clear()
    {
        lock (_writing)
        {
            if (_width == 0)
                return;
            Rewrite("");
            environment.Error.Write('\r');
            environment.Error.Flush();
        }
    }

    private void Add(long octets)
    {
        var read = Interlocked.Add(ref _read, octets);
        if (!environment.IsErrorTerminal)
            return;
        lock (_writing)
        {
            var elapsed = clock.GetElapsedTime(_start);
            if (elapsed < _next)
                return;
            _next = elapsed + Interval;
            // Included files are read beyond what was expected.
            var expected = Math.Max(Interlocked.Read(ref _expected), read);
            Rewrite(string.Create(
                CultureInfo.InvariantCulture,
                $"loading zones: {read / OctetsPerMegabyte:F0} of {expected / OctetsPerMegabyte:F0} MB"));
        }
    }

    private void Rewrite(string text)
    {
        environment.Error.Write('\r' + text.PadRight(_width));
        environment.Error.Flush();
        _width = text.Length;
    }

    /// <summary>Turns one zone's running total into what was added.</summary>
    private sealed class ZoneProgress(LoadingProgress all, CancellationToken stopping) : IProgress<long>
    {
        private long _last;

        public void Report(long value)
        {
            stopping.ThrowIfCancellationRequested();
            all.Add(value - _last);
            _last = value;
        }
    }
}
