using System.Globalization;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>Whole numbers between two bounds.</summary>
internal static class NumberText
{
    public static ScalarSchema<int>.Parser Between(int least, int most) => (YamlScalar scalar, out int value) =>
    {
        // Digits that overflow are a number out of range, not a word.
        var isNumber = scalar.Text.Length > 0 && scalar.Text.All(char.IsAsciiDigit);
        if (int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= least && value <= most)
        {
            return null;
        }
        return isNumber
            ? string.Create(CultureInfo.InvariantCulture, $"{scalar.Text} is out of range: {least} to {most}")
            : string.Create(
                CultureInfo.InvariantCulture, $"'{scalar.Text}' is not a whole number from {least} to {most}");
    };

    /// <summary>The same, or the word <c>auto</c>, which reads as null.</summary>
    public static ScalarSchema<int?>.Parser AutoOrBetween(int least, int most)
    {
        var number = Between(least, most);
        return (YamlScalar scalar, out int? value) =>
        {
            value = null;
            if (scalar.Text == "auto")
                return null;
            var wrong = number(scalar, out var read);
            value = read;
            return wrong is null ? null : $"{wrong}, or 'auto'";
        };
    }
}
