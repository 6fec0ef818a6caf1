using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>sched_getaffinity(2) and sched_setaffinity(2). The thread 0 is the caller.</summary>
internal static unsafe partial class SchedulerCalls
{
    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    public static partial int GetAffinity(int thread, nuint maskOctets, byte* mask);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    public static partial int SetAffinity(int thread, nuint maskOctets, byte* mask);
}
