using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>mmap(2) and munmap(2), and close(2) for a descriptor that was mapped.</summary>
internal static unsafe partial class MemoryCalls
{
    /// <summary>PROT_READ | PROT_WRITE.</summary>
    public const int ReadWrite = 3;

    /// <summary>MAP_SHARED | MAP_POPULATE: seen by the kernel, no fault later.</summary>
    public const int SharedPopulated = 0x8001;

    /// <summary>MAP_PRIVATE | MAP_ANONYMOUS: zeros, given page by page as they are touched.</summary>
    public const int PrivateAnonymous = 0x22;

    /// <summary>What <see cref="Map"/> returns where it fails.</summary>
    public static readonly void* Failed = (void*)-1;

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    public static partial void* Map(
        void* address, nuint octets, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    public static partial int Unmap(void* address, nuint octets);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);
}
