using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace FastRr.Server.Logging;

/// <summary>One JSON object a line: time, level, event, then the event's keys.</summary>
internal sealed class JsonLogFormatter : LogLineFormatter
{
    protected override void Begin(StringBuilder line, string? time, string level, string eventName)
    {
        line.Append('{');
        if (time is not null)
            AddText(line, "time", time);
        AddText(line, "level", level);
        AddText(line, "event", eventName);
    }

    protected override void AddText(StringBuilder line, string key, string value)
    {
        AddKey(line, key);
        line.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)).Append('"');
    }

    protected override void AddNumber(StringBuilder line, string key, string value)
    {
        AddKey(line, key);
        // JSON knows no infinity and no NaN.
        var isFinite = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number);
        line.Append(isFinite ? value : "null");
    }

    protected override void End(StringBuilder line) => line.Append('}');

    private static void AddKey(StringBuilder line, string key)
    {
        if (line[^1] != '{')
            line.Append(',');
        line.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(key)).Append("\":");
    }
}
