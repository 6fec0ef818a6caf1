namespace FastRr.Engine;

/// <summary>Who asks: the source address in network order as one 128-bit number (IPv4 as ::ffff:a.b.c.d), and how it
/// came.</summary>
public readonly struct Requestor
{
    private const ulong MappedPrefix = 0xFFFF_0000_0000;

    private Requestor(ulong high, ulong low, bool isIPv4, bool isStream)
    {
        High = high;
        Low = low;
        IsIPv4 = isIPv4;
        IsStream = isStream;
    }

    /// <summary>The upper 64 bits of the address.</summary>
    public ulong High { get; }

    /// <summary>The lower 64 bits of the address.</summary>
    public ulong Low { get; }

    public bool IsIPv4 { get; }

    /// <summary>True over TCP: nothing is truncated, the keepalive option is honoured.</summary>
    public bool IsStream { get; }

    /// <param name="address">192.0.2.1 as 0xC0000201.</param>
    /// <param name="isStream">True over TCP.</param>
    public static Requestor FromIPv4(uint address, bool isStream = false) =>
        new(0, MappedPrefix | address, isIPv4: true, isStream);

    /// <summary>From an IPv6 address; ::ffff:a.b.c.d counts as IPv4.</summary>
    public static Requestor FromIPv6(ulong high, ulong low, bool isStream = false) =>
        new(high, low, isIPv4: high == 0 && low >> 32 == MappedPrefix >> 32, isStream);
}
