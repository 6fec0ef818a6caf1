using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>One word of a closed set.</summary>
internal static class ChoiceText
{
    /// <param name="words">The words, each with what it means.</param>
    /// <param name="later">Words that CONFIG names and this version refuses.</param>
    public static ScalarSchema<T> Of<T>((string Word, T Value)[] words, params string[] later)
    {
        var all = words.Select(choice => choice.Word).Concat(later).ToArray();
        return new ScalarSchema<T>(string.Join(" | ", all), (YamlScalar scalar, out T value) =>
        {
            var found = Array.FindIndex(words, choice => choice.Word == scalar.Text);
            value = words[Math.Max(found, 0)].Value;
            if (found >= 0)
                return null;
            if (later.Contains(scalar.Text, StringComparer.Ordinal))
                return $"'{scalar.Text}' is not available yet";
            var hint = NearestWord.Find(scalar.Text, all) is { } nearest
                ? $"did you mean '{nearest}'?"
                : $"known values: {string.Join(", ", all)}";
            return $"unknown value '{scalar.Text}': {hint}";
        });
    }
}
