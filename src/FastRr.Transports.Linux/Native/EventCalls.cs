using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FastRr.Transports.Linux.Native;

/// <summary>eventfd(2) and what is done with one. -1 with errno.</summary>
internal static unsafe partial class EventCalls
{
    /// <summary>EFD_CLOEXEC | EFD_NONBLOCK.</summary>
    public const int ForThisProcess = 0x80800;

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial SafeFileHandle Create(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle descriptor, void* octets, nuint count);
}
