using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FastRr.Geo.Tables;

/// <summary>
/// Counts how many starts of a block are at or before an address. A block is as long as a cache line, and all of it is
/// compared at once: a search that halves it would guess wrong at every other step, and wait.
/// </summary>
internal static class StartBlock
{
    /// <summary>Starts of 32 bits in 64 octets.</summary>
    public const int Length32 = 16;

    /// <summary>Starts of 64 bits in 64 octets.</summary>
    public const int Length64 = 8;

    /// <param name="starts">Ascending; a whole block stands at <paramref name="first"/>.</param>
    /// <param name="first">Where the block begins.</param>
    /// <param name="address">The address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountAtOrBefore(uint[] starts, int first, uint address)
    {
        var block = starts.AsSpan(first, Length32);
        var key = Vector256.Create(address);
        var low = Vector256.LessThanOrEqual(Vector256.Create<uint>(block), key).ExtractMostSignificantBits();
        var high = Vector256.LessThanOrEqual(Vector256.Create<uint>(block[8..]), key).ExtractMostSignificantBits();
        return BitOperations.PopCount(low | (high << 8));
    }

    /// <summary>The same for 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountAtOrBefore(ulong[] starts, int first, ulong address)
    {
        var block = starts.AsSpan(first, Length64);
        var key = Vector256.Create(address);
        var low = Vector256.LessThanOrEqual(Vector256.Create<ulong>(block), key).ExtractMostSignificantBits();
        var high = Vector256.LessThanOrEqual(Vector256.Create<ulong>(block[4..]), key).ExtractMostSignificantBits();
        return BitOperations.PopCount(low | (high << 4));
    }
}
