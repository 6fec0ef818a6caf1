using FastRr.Pools;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>
/// The TTLs of a pool: <c>300/30</c>, the longest and the shortest, seconds or durations; one alone is fixed.
/// </summary>
internal static class TtlText
{
    private const string Forms = "'300/30', calm and while a change is under way, or one alone; seconds or durations";

    public static string? Parse(YamlScalar scalar, out PoolTtl value)
    {
        value = default;
        var text = scalar.Text;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var longestText = slash < 0 ? text : text[..slash];
        var shortestText = slash < 0 ? text : text[(slash + 1)..];
        if (!DurationText.TryParse(longestText.AsSpan().Trim(), out var longest)
            || !DurationText.TryParse(shortestText.AsSpan().Trim(), out var shortest))
        {
            return $"'{text}' is not a TTL: {Forms}";
        }
        if (longest.Ticks % TimeSpan.TicksPerSecond != 0 || shortest.Ticks % TimeSpan.TicksPerSecond != 0)
            return $"'{text}': a TTL has whole seconds";
        // RFC 2181 §8: at most 2^31 - 1 seconds.
        if (longest.TotalSeconds > int.MaxValue)
            return $"{text} is out of range: a TTL is at most {int.MaxValue} seconds";
        if (shortest > longest)
            return $"'{text}': the longest TTL comes first, the shortest behind it";
        value = new PoolTtl((int)longest.TotalSeconds, (int)shortest.TotalSeconds);
        return null;
    }
}
