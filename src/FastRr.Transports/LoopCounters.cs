using System.Runtime.InteropServices;

namespace FastRr.Transports;

/// <summary>
/// Counts of one loop: written by it alone, read by anyone. 128 octets before and after keep the neighbours' cache
/// lines out.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 288)]
internal struct LoopCounters
{
    [FieldOffset(128)] public long Received;
    [FieldOffset(136)] public long Sent;
    [FieldOffset(144)] public long SendFailures;
    [FieldOffset(152)] public long ReceiveErrors;
    [FieldOffset(160)] public long AllocatedOctets;

    public DatagramCounters Read(long receiveDrops) => new(
        Volatile.Read(ref Received),
        Volatile.Read(ref Sent),
        Volatile.Read(ref SendFailures),
        Volatile.Read(ref ReceiveErrors),
        receiveDrops,
        Volatile.Read(ref AllocatedOctets));

    /// <summary>Takes what the calling thread has allocated since a moment; 7 ns, once a batch.</summary>
    /// <param name="start">What <see cref="GC.GetAllocatedBytesForCurrentThread"/> said at that moment.</param>
    public void CountAllocations(long start) => AllocatedOctets = GC.GetAllocatedBytesForCurrentThread() - start;
}
