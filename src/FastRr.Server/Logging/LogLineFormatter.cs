using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;

namespace FastRr.Server.Logging;

/// <summary>
/// One event as one line, in the two forms of CONFIG: <c>TIME LEVEL EVENT key=value…</c>, or JSON with the same keys.
/// </summary>
internal abstract class LogLineFormatter
{
    /// <summary>Writes the line, without the line's end.</summary>
    /// <param name="line">Where to.</param>
    /// <param name="time">When, null where the reader keeps its own time.</param>
    /// <param name="entry">What happened.</param>
    public void Format(StringBuilder line, DateTimeOffset? time, in LogEntry entry)
    {
        var timeText = time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        Begin(line, timeText, NameOf(entry.Level), entry.Event);
        foreach (var (key, value) in entry.Values)
        {
            // The template's own text is for sinks that show sentences.
            if (key != "{OriginalFormat}" && value is not null)
                AddValue(line, KeyOf(key), value);
        }
        if (entry.Exception is not null)
            AddValue(line, "exception", entry.Exception.ToString());
        End(line);
    }

    protected abstract void Begin(StringBuilder line, string? time, string level, string eventName);

    protected abstract void AddText(StringBuilder line, string key, string value);

    protected abstract void AddNumber(StringBuilder line, string key, string value);

    protected abstract void End(StringBuilder line);

    private void AddValue(StringBuilder line, string key, object value)
    {
        if (value is int or long or uint or ulong or short or ushort or byte or double or float or decimal)
            AddNumber(line, key, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
        else
            AddText(line, key, TextOf(value));
    }

    private static string TextOf(object value) => value switch
    {
        string text => text,
        IEnumerable<IPEndPoint> endPoints => string.Join(',', endPoints),
        IEnumerable<string> texts => string.Join(',', texts),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>
    /// Placeholders are named as C# names things, keys as operators do: <c>EndPoint</c> is end-point.
    /// </summary>
    private static string KeyOf(string placeholder)
    {
        var key = new StringBuilder(placeholder.Length + 4);
        foreach (var character in placeholder)
        {
            if (char.IsAsciiLetterUpper(character) && key.Length > 0)
                key.Append('-');
            key.Append(char.ToLowerInvariant(character));
        }
        return key.ToString();
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        _ => "error",
    };
}
