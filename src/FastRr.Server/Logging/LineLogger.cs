using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace FastRr.Server.Logging;

/// <summary>Writes events as lines, each with one write, so that lines of several threads never mix.</summary>
/// <param name="output">Standard error.</param>
/// <param name="lineFormatter">Text or JSON.</param>
/// <param name="minimum">What is less grave is left out.</param>
/// <param name="isJournal">The reader is journald: priorities in place of the time.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class LineLogger(
    TextWriter output, LogLineFormatter lineFormatter, LogLevel minimum, bool isJournal, TimeProvider clock) : ILogger
{
    private readonly Lock _writing = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var values = state as IReadOnlyList<KeyValuePair<string, object?>>
            ?? [new("Message", formatter(state, exception))];
        var name = eventId.Name ?? "message";
        // An event without a name of its own is a sentence: it is shown as one.
        if (eventId.Name is null && state is IReadOnlyList<KeyValuePair<string, object?>>)
            values = [.. values, new("Message", formatter(state, exception))];
        var line = new StringBuilder(160);
        if (isJournal)
            line.Append(CultureInfo.InvariantCulture, $"<{PriorityOf(logLevel)}>");
        var body = new StringBuilder(160);
        lineFormatter.Format(
            body, isJournal ? null : clock.GetUtcNow(), new LogEntry(logLevel, name, values, exception));
        line.Append(body).Append('\n');
        lock (_writing)
        {
            output.Write(line.ToString());
            output.Flush();
        }
    }

    /// <summary>syslog's severities, which journald reads from the start of a line (sd-daemon(3)).</summary>
    private static int PriorityOf(LogLevel level) => level switch
    {
        LogLevel.Critical => 2,
        LogLevel.Error => 3,
        LogLevel.Warning => 4,
        LogLevel.Information => 6,
        _ => 7,
    };
}
