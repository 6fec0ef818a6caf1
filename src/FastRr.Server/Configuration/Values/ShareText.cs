using System.Globalization;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>Shares of a whole: <c>0.5</c> or <c>50%</c>, from 0 to 1.</summary>
internal static class ShareText
{
    public static string? Parse(YamlScalar scalar, out double value)
    {
        var text = scalar.Text.AsSpan();
        var isPercent = text.EndsWith("%");
        if (isPercent)
            text = text[..^1];
        // Words such as NaN are numbers to the parser, whatever its style.
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            || !double.IsFinite(value))
        {
            return $"'{scalar.Text}' is not a share: 0.5 or 50%";
        }
        if (isPercent)
            value /= 100;
        return value is < 0 or > 1 ? $"{scalar.Text} is out of range: 0 to 1, or 0% to 100%" : null;
    }
}
