using System.Numerics;

namespace FastRr.Geo.Tables;

/// <summary>Lengths of prefixes inside ranges, by bit operations on the ends of the range.</summary>
internal static class PrefixLength
{
    /// <summary>
    /// The shortest prefix around an address that lies wholly inside its range: one bit longer than what the address
    /// has in common with either neighbour of the range.
    /// </summary>
    /// <param name="address">An address of the range.</param>
    /// <param name="start">The range's first address.</param>
    /// <param name="next">The first address behind it, 0 where there is none.</param>
    /// <returns>Bits, 0 to 32.</returns>
    public static int Within(uint address, uint start, uint next)
    {
        // The neighbour that has most in common differs least. Where there is none, a bit above all others differs.
        const ulong None = 1UL << 32;
        var below = start == 0 ? None : address ^ (start - 1);
        var above = next == 0 ? None : address ^ next;
        return BitOperations.LeadingZeroCount(Math.Min(below, above)) - 31;
    }

    /// <summary>The same for the 64 bits of half an IPv6 address.</summary>
    /// <returns>Bits, 0 to 64.</returns>
    public static int Within(ulong address, ulong start, ulong next)
    {
        var below = start == 0 ? 0 : BitOperations.LeadingZeroCount(address ^ (start - 1)) + 1;
        var above = next == 0 ? 0 : BitOperations.LeadingZeroCount(address ^ next) + 1;
        return Math.Max(below, above);
    }
}
