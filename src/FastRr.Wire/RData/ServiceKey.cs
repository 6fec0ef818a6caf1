using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>The SvcParamKeys whose values have a form of their own.</summary>
internal static class ServiceKey
{
    // RFC 9460 §14.3.2
    public const ushort Mandatory = 0;
    public const ushort Alpn = 1;
    public const ushort NoDefaultAlpn = 2;
    public const ushort Port = 3;
    public const ushort IPv4Hint = 4;
    public const ushort Ech = 5;
    public const ushort IPv6Hint = 6;

    // RFC 9461 §5
    public const ushort DohPath = 7;

    // RFC 9540 §4
    public const ushort Ohttp = 8;

    /// <summary>RFC 9460 §14.3.2: reserved as "Invalid key".</summary>
    public const ushort Invalid = 65535;

    /// <summary>Reads a key by name, or as keyNNN; lower case only, no zeros in front (RFC 9460 §2.1).</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ushort key)
    {
        key = Invalid;
        return !text.ContainsAnyInRange((byte)'A', (byte)'Z')
            && !(text.StartsWith("key0"u8) && text.Length > "key0".Length)
            && Mnemonics.ServiceKeys.TryParse(text, out key)
            && key != Invalid;
    }

    /// <summary>Whether a key's text is of the form keyNNN; no name starts so.</summary>
    public static bool IsGeneric(ReadOnlySpan<byte> text) => text.StartsWith("key"u8);

    public static void Format(ushort key, ref PresentationWriter writer) =>
        Mnemonics.ServiceKeys.Format(key, ref writer);
}
