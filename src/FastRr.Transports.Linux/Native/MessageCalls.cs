using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>recvmmsg(2) and sendmmsg(2): many datagrams with one system call. -1 with errno, else how many.</summary>
internal static unsafe partial class MessageCalls
{
    /// <summary>MSG_DONTWAIT: fail with EAGAIN rather than wait.</summary>
    public const int DontWait = 0x40;

    /// <summary>MSG_WAITFORONE: wait for the first datagram only, then take what is there.</summary>
    public const int WaitForOne = 0x10000;

    [LibraryImport("libc", EntryPoint = "recvmmsg", SetLastError = true)]
    public static partial int Receive(int socket, BatchHeader* messages, uint count, int flags, void* timeout);

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    public static partial int Send(int socket, BatchHeader* messages, uint count, int flags);
}
