using System.Text;

namespace FastRr.Server.Logging;

/// <summary><c>TIME LEVEL EVENT key=value…</c>; a value that is not one plain word stands in quotes.</summary>
internal sealed class TextLogFormatter : LogLineFormatter
{
    protected override void Begin(StringBuilder line, string? time, string level, string eventName)
    {
        if (time is not null)
            line.Append(time).Append(' ');
        line.Append(level).Append(' ').Append(eventName);
    }

    protected override void AddText(StringBuilder line, string key, string value)
    {
        line.Append(' ').Append(key).Append('=');
        if (IsPlainWord(value))
        {
            line.Append(value);
            return;
        }
        line.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => line.Append('\\').Append(character),
                '\n' => line.Append("\\n"),
                '\r' => line.Append("\\r"),
                '\t' => line.Append("\\t"),
                _ when char.IsControl(character) => line.Append($"\\u{(int)character:x4}"),
                _ => line.Append(character),
            };
        }
        line.Append('"');
    }

    protected override void AddNumber(StringBuilder line, string key, string value) =>
        line.Append(' ').Append(key).Append('=').Append(value);

    protected override void End(StringBuilder line)
    {
    }

    private static bool IsPlainWord(string value)
    {
        foreach (var character in value)
        {
            if (character is ' ' or '"' or '=' or '\\' || char.IsControl(character))
                return false;
        }
        return value.Length > 0;
    }
}
