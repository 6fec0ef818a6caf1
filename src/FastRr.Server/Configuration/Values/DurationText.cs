using System.Globalization;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>Durations: <c>500ms 2s 5m 1h30m 7d</c>, a bare number is seconds.</summary>
internal static class DurationText
{
    private const string Forms = "500ms, 2s, 5m, 1h30m, 7d, or a bare number of seconds";

    // From the longest to the shortest: each may stand once, in this order.
    private static readonly (string Unit, long Milliseconds)[] Units =
        [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

    /// <summary>A parser that also holds the value between two bounds.</summary>
    public static Schema.ScalarSchema<TimeSpan>.Parser Between(TimeSpan least, TimeSpan most) =>
        (YamlScalar scalar, out TimeSpan value) =>
        {
            if (!TryParse(scalar.Text, out value))
                return $"'{scalar.Text}' is not a duration: {Forms}";
            return value < least || value > most
                ? $"{scalar.Text} is out of range: {Format(least)} to {Format(most)}"
                : null;
        };

    /// <summary>A duration that is not 0.</summary>
    public static string? Positive(YamlScalar scalar, out TimeSpan? value)
    {
        value = null;
        if (!TryParse(scalar.Text, out var read))
            return $"'{scalar.Text}' is not a duration: {Forms}";
        if (read == TimeSpan.Zero)
            return $"{scalar.Text} is out of range: more than 0";
        value = read;
        return null;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = default;
        if (text.Length == 0)
            return false;
        var milliseconds = 0L;
        if (!TakeNumber(ref text, out var number))
            return false;
        if (text.Length == 0)
            return Accumulate(ref milliseconds, number, 1_000, out value);
        var next = 0;
        while (true)
        {
            var unit = IndexOfUnit(text, next);
            if (unit < 0 || !Accumulate(ref milliseconds, number, Units[unit].Milliseconds, out value))
                return false;
            text = text[Units[unit].Unit.Length..];
            next = unit + 1;
            if (text.Length == 0)
                return true;
            if (!TakeNumber(ref text, out number))
                return false;
        }
    }

    /// <summary>The shortest text that <see cref="TryParse"/> reads as the same duration.</summary>
    public static string Format(TimeSpan duration)
    {
        var rest = (long)duration.TotalMilliseconds;
        var text = "";
        foreach (var (unit, milliseconds) in Units)
        {
            if (rest / milliseconds > 0)
                text += string.Create(CultureInfo.InvariantCulture, $"{rest / milliseconds}{unit}");
            rest %= milliseconds;
        }
        return text.Length == 0 ? "0" : text;
    }

    /// <summary>The longest unit name wins: "m" is not read out of "ms".</summary>
    private static int IndexOfUnit(ReadOnlySpan<char> text, int first)
    {
        var name = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            name = text[..i];
            break;
        }
        for (var i = first; i < Units.Length; i++)
        {
            if (name.SequenceEqual(Units[i].Unit))
                return i;
        }
        return -1;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, out long number)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        var isNumber = long.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number);
        text = text[digits..];
        return isNumber;
    }

    private static bool Accumulate(ref long milliseconds, long number, long factor, out TimeSpan value)
    {
        value = default;
        // A century: whatever is longer is a slip, and sums stay far from overflow.
        const long Most = 100 * 366 * 86_400_000L;
        if (number < 0 || number > Most / factor)
            return false;
        milliseconds += number * factor;
        value = TimeSpan.FromMilliseconds(milliseconds);
        return true;
    }
}
