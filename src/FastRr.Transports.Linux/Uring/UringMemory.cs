using FastRr.Transports.Linux.Native;

namespace FastRr.Transports.Linux.Uring;

/// <summary>Memory from the system itself.</summary>
internal static unsafe class UringMemory
{
    /// <summary>Zeros on a page's border, that take room as they are touched.</summary>
    /// <exception cref="UringException">There are none.</exception>
    public static byte* Map(nuint octets)
    {
        var at = MemoryCalls.Map(
            null, octets, MemoryCalls.ReadWrite, MemoryCalls.PrivateAnonymous, descriptor: -1, offset: 0);
        return at == MemoryCalls.Failed ? throw UringException.FromLastError("mmap") : (byte*)at;
    }
}
