using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>
/// Addresses to listen on: <c>192.0.2.1</c>, <c>192.0.2.1:5300</c>, <c>[2001:db8::1]</c>, <c>[2001:db8::1]:5300</c>.
/// </summary>
internal static class EndPointText
{
    /// <summary>The port of DNS (RFC 1035 §4.2).</summary>
    public const int DnsPort = 53;

    public static string? Parse(YamlScalar scalar, out IPEndPoint value) => Parse(scalar.Text, out value);

    /// <param name="text">The text.</param>
    /// <param name="value">The address and its port, 53 where the text has none.</param>
    /// <param name="needsPort">A text without a port is wrong.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? Parse(string text, out IPEndPoint value, bool needsPort = false)
    {
        value = new IPEndPoint(IPAddress.None, DnsPort);
        var address = text.AsSpan();
        ReadOnlySpan<char> port = default;
        var hasPort = false;
        var isBracketed = text.StartsWith('[');
        if (isBracketed)
        {
            var close = text.IndexOf(']', StringComparison.Ordinal);
            if (close < 0)
                return $"'{text}' lacks a ']'";
            address = text.AsSpan(1, close - 1);
            var rest = text.AsSpan(close + 1);
            hasPort = rest.StartsWith(":");
            if (rest.Length > 0 && !hasPort)
                return $"'{text}' is not an address with a port: after ']' stands ':' and the port, or nothing";
            port = hasPort ? rest[1..] : default;
        }
        else if (text.Count(character => character == ':') == 1)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            address = text.AsSpan(0, colon);
            port = text.AsSpan(colon + 1);
            hasPort = true;
        }
        if (!IPAddress.TryParse(address, out var parsed) || !IsWhole(parsed, address))
            return $"'{text}' is not an address: '192.0.2.1', '192.0.2.1:53', '[2001:db8::1]' or '[2001:db8::1]:53'";
        // ::1:5300 is an address of its own, so an IPv6 address without brackets can't be told from a slip.
        if (parsed.AddressFamily == AddressFamily.InterNetworkV6 != isBracketed)
        {
            return isBracketed
                ? $"'{text}': only IPv6 addresses stand in brackets"
                : $"'{text}': an IPv6 address stands in brackets, as '[{text}]' or '[{text}]:53'";
        }
        if (needsPort && !hasPort)
            return $"'{text}' lacks a port, as in '{new IPEndPoint(parsed, 9353)}'";
        var number = DnsPort;
        if (hasPort
            && (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                || number > ushort.MaxValue))
        {
            return $"'{text}': '{port}' is not a port from 1 to 65535, nor 0 for any that is free";
        }
        value = new IPEndPoint(parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed, number);
        return null;
    }

    /// <summary>False for the short forms 10.1 and 0x0a000001 that the system's parser takes.</summary>
    internal static bool IsWhole(IPAddress parsed, ReadOnlySpan<char> text) =>
        parsed.AddressFamily == AddressFamily.InterNetworkV6 || text.SequenceEqual(parsed.ToString());
}
