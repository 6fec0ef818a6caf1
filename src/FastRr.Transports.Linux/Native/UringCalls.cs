using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>
/// io_uring_setup(2), io_uring_enter(2), io_uring_register(2). The C library has no functions for them; the numbers
/// are the same on every architecture (asm-generic/unistd.h). -1 with errno, else as the manual says.
/// </summary>
internal static unsafe partial class UringCalls
{
    /// <summary>IORING_ENTER_GETEVENTS: runs what completes requests, and waits for completions.</summary>
    public const uint GetEvents = 1;

    /// <summary>IORING_REGISTER_FILES: descriptors that requests name by their index.</summary>
    public const uint RegisterFiles = 2;
    public const uint UnregisterFiles = 3;

    /// <summary>IORING_REGISTER_PROBE: which operations the kernel has.</summary>
    public const uint RegisterProbe = 8;

    /// <summary>IORING_REGISTER_ENABLE_RINGS.</summary>
    public const uint RegisterEnable = 12;

    /// <summary>IORING_REGISTER_PBUF_RING: a ring of buffers that the kernel takes for what it receives.</summary>
    public const uint RegisterBufferRing = 22;

    private const nint SetupNumber = 425;
    private const nint EnterNumber = 426;
    private const nint RegisterNumber = 427;

    /// <returns>The ring's descriptor.</returns>
    public static int Setup(uint entries, UringParameters* parameters) =>
        (int)CallSetup(SetupNumber, entries, parameters);

    /// <returns>Submissions the kernel took.</returns>
    public static int Enter(int ring, uint submit, uint waitFor, uint flags) =>
        (int)CallEnter(EnterNumber, ring, submit, waitFor, flags, null, 0);

    public static int Register(int ring, uint what, void* argument, uint count) =>
        (int)CallRegister(RegisterNumber, ring, what, argument, count);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint CallSetup(nint number, nuint entries, UringParameters* parameters);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint CallEnter(
        nint number, nint ring, nuint submit, nuint waitFor, nuint flags, void* argument, nuint argumentOctets);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint CallRegister(nint number, nint ring, nuint what, void* argument, nuint count);
}
