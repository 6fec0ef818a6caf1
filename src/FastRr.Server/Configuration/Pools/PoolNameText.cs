using FastRr.Server.Configuration.Values;
using FastRr.Server.Configuration.Yaml;
using FastRr.Wire.Names;

namespace FastRr.Server.Configuration.Pools;

/// <summary>The names of pools' answers: whole ones, and such that each zone of a folder completes.</summary>
internal static class PoolNameText
{
    /// <summary>Stands for the zone itself.</summary>
    public const string Apex = "@";

    public static string? Parse(YamlScalar scalar, out PoolName value)
    {
        var notText = PlainText.Parse(scalar, out var text);
        var notName = DnsNameText.Parse(text, DomainName.Root, "domain name", out var wire);
        value = new PoolName(wire);
        return notText ?? notName;
    }

    /// <summary>A name relative to a zone, kept as text until the zone is known.</summary>
    public static string? ParseRelative(YamlScalar scalar, out string value)
    {
        var notText = PlainText.Parse(scalar, out value);
        if (notText is not null || value == Apex)
            return notText;
        var isWhole = value == "." || DnsNameText.Parse(value, [], "domain name", out _) is null;
        return isWhole
            ? $"'{value}' is a whole name: here stand names relative to each zone, '@' for the zone itself"
            : DnsNameText.Parse(value, DomainName.Root, "domain name", out _);
    }

    /// <summary>What a relative name is in a zone.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Complete(string relative, ReadOnlySpan<byte> apex, out PoolName value)
    {
        if (relative == Apex)
        {
            value = new PoolName(apex);
            return null;
        }
        var wrong = DnsNameText.Parse(relative, apex, "domain name", out var wire);
        value = new PoolName(wire);
        return wrong;
    }
}
