using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastRr.Answers.Snapshots;

/// <summary>
/// An array whose first item stands at the start of a cache line, so that items of 64 or 32 octets never lie across
/// two: a random look-up among a million names waits for two lines less. It does not move, and the collector does not
/// look into it.
/// </summary>
internal readonly struct AlignedArray<T>
    where T : unmanaged
{
    private const int CacheLine = 64;

    private readonly T[] _items;
    private readonly nint _shift;

    /// <param name="length">Items, all zero.</param>
    /// <exception cref="OutOfMemoryException">There is no room for that many.</exception>
    public AlignedArray(int length)
    {
        // The room that the shift takes.
        var spare = (CacheLine / Unsafe.SizeOf<T>()) + 1;
        _items = GC.AllocateArray<T>(length + spare, pinned: true);
        _shift = -Marshal.UnsafeAddrOfPinnedArrayElement(_items, 0) & (CacheLine - 1);
        Length = length;
    }

    public int Length { get; }

    // SAFETY: the array is pinned, so that the shift stays right; it is at most 63 octets, which the spare items hold.
    public Span<T> Items => MemoryMarshal.CreateSpan(
        ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(_items), _shift), Length);
}
