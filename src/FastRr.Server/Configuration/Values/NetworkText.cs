using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Values;

/// <summary>Networks: <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>; a bare address is a network of one.</summary>
internal static class NetworkText
{
    public static string? Parse(YamlScalar scalar, out IPNetwork value) => Parse(scalar.Text, out value);

    /// <returns>What is wrong, or null.</returns>
    public static string? Parse(string text, out IPNetwork value)
    {
        value = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var addressText = slash < 0 ? text : text[..slash];
        if (!IPAddress.TryParse(addressText, out var address) || !EndPointText.IsWhole(address, addressText))
            return $"'{text}' is not a network: '192.0.2.0/24', '2001:db8::/32' or a single address";
        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = bits;
        if (slash >= 0
            && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length)
                || length > bits))
        {
            return $"'{text}': a prefix length from 0 to {bits} stands after '/'";
        }
        var network = Mask(address, length);
        if (!network.Equals(address))
            return $"'{text}' has bits beyond its prefix: did you mean '{network}/{length}'?";
        value = new IPNetwork(network, length);
        return null;
    }

    private static IPAddress Mask(IPAddress address, int prefixLength)
    {
        var octets = address.GetAddressBytes();
        for (var i = 0; i < octets.Length; i++)
        {
            var kept = Math.Clamp(prefixLength - (i * 8), 0, 8);
            octets[i] &= (byte)(0xFF00 >> kept);
        }
        return new IPAddress(octets);
    }
}
