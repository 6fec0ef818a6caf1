using System.Runtime.CompilerServices;

namespace FastRr.Geo.Tables;

/// <summary>
/// IPv6 addresses that hold the IPv4 address of a client: mapped ::ffff:0:0/96 (RFC 4291 §2.5.5.2), NAT64 64:ff9b::/96
/// (RFC 6052 §2.1), 6to4 2002::/16 (RFC 3056 §2) and Teredo 2001::/32, where it stands inverted (RFC 4380 §4).
/// </summary>
internal static class EmbeddedIPv4
{
    /// <summary>What <see cref="Find"/> returns where there is no IPv4 address.</summary>
    public const int None = -1;

    /// <summary>Bits before the IPv4 address in a mapped, a NAT64 and a Teredo address.</summary>
    private const int LowestBits = 96;

    /// <summary>Bits before the IPv4 address in a 6to4 address.</summary>
    private const int SixToFourBits = 16;

    private const ulong Nat64High = 0x0064_FF9B_0000_0000;
    private const ulong Mapped = 0xFFFF;
    private const ulong SixToFour = 0x2002;
    private const ulong Teredo = 0x2001_0000;

    /// <summary>First address and length of each prefix, in order.</summary>
    public static ReadOnlySpan<(UInt128 First, int Length)> Prefixes => s_prefixes;

    private static readonly (UInt128 First, int Length)[] s_prefixes =
    [
        (new UInt128(0, Mapped << 32), LowestBits),
        (new UInt128(Nat64High, 0), LowestBits),
        (new UInt128(Teredo << 32, 0), 32),
        (new UInt128(SixToFour << 48, 0), SixToFourBits),
    ];

    /// <summary>Finds the IPv4 address of an IPv6 address.</summary>
    /// <param name="high">The upper 64 bits.</param>
    /// <param name="low">The lower 64 bits.</param>
    /// <param name="address">The IPv4 address.</param>
    /// <returns>Bits before it, or <see cref="None"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ulong high, ulong low, out uint address)
    {
        address = (uint)low;
        if (high >> 48 == SixToFour)
        {
            address = (uint)(high >> 16);
            return SixToFourBits;
        }
        if (high >> 32 == Teredo)
        {
            address = ~address;
            return LowestBits;
        }
        var isPlain = high == 0 ? low >> 32 != Mapped : high != Nat64High || low >> 32 != 0;
        return isPlain ? None : LowestBits;
    }
}
