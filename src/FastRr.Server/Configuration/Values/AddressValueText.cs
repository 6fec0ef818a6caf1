using System.Net;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>A single address, without a port: <c>192.0.2.1</c>, <c>2001:db8::1</c>.</summary>
internal static class AddressValueText
{
    public static string? Parse(YamlScalar scalar, out IPAddress value) => Parse(scalar.Text, out value);

    /// <returns>What is wrong, or null.</returns>
    public static string? Parse(string text, out IPAddress value)
    {
        value = IPAddress.None;
        // The system's parser takes brackets, ports and zones of links too.
        if (text.AsSpan().ContainsAny("[]%") || !IPAddress.TryParse(text, out var parsed)
            || !EndPointText.IsWhole(parsed, text))
        {
            return $"'{text}' is not an address: '192.0.2.1' or '2001:db8::1', without a port";
        }
        if (parsed.IsIPv4MappedToIPv6)
            return $"'{text}' is an IPv4 address in the form of IPv6: write '{parsed.MapToIPv4()}'";
        value = parsed;
        return null;
    }
}
