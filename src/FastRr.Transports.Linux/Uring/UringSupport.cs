using System.Globalization;
using System.Net.Sockets;
using FastRr.Transports.Linux.Native;

namespace FastRr.Transports.Linux.Uring;

/// <summary>
/// Whether the kernel has all of io_uring that <see cref="UringTransports"/> uses, and lets us use it.
/// </summary>
public static unsafe class UringSupport
{
    private const string DisabledPath = "/proc/sys/kernel/io_uring_disabled";
    private const string TooOld = "the kernel is too old: Linux 6.1 has what is needed";

    /// <summary>Sets up a small ring as the transports do, and arms a receive on it. Takes no datagram.</summary>
    /// <param name="reason">Why not, and what to do; empty where it is available.</param>
    public static bool IsAvailable(out string reason)
    {
        reason = "";
        if (!OperatingSystem.IsLinux())
        {
            reason = "only Linux has io_uring";
            return false;
        }
        try
        {
            reason = Try();
        }
        catch (UringException failure)
        {
            reason = Explain(failure.Call, failure.Error, ReadDisabled());
        }
        catch (SocketException failure)
        {
            reason = failure.Message;
        }
        return reason.Length == 0;
    }

    /// <param name="call">The system call that was refused.</param>
    /// <param name="error">As errno counts.</param>
    /// <param name="disabled">What kernel.io_uring_disabled says; null where the kernel has no such switch.</param>
    internal static string Explain(string call, int error, int? disabled) => (error, disabled) switch
    {
        (Errno.NoSystemCall, _) =>
            $"{call} is not there: this kernel was built without io_uring, or a sandbox hides it",
        (Errno.NotPermitted, 1) => "kernel.io_uring_disabled is 1: set it to 0 with sysctl, or put the server's group "
            + "in kernel.io_uring_group",
        (Errno.NotPermitted, > 1) => $"kernel.io_uring_disabled is {disabled}: set it to 0 with sysctl",
        (Errno.NotPermitted, _) => $"{call} is forbidden: a seccomp filter, as containers have, must allow "
            + "io_uring_setup, io_uring_enter and io_uring_register",
        (Errno.Invalid, _) => TooOld,
        (Errno.NoMemory, _) => $"{call} finds no memory: raise the limit of locked memory (ulimit -l)",
        _ => new UringException(call, error).Message,
    };

    private static string Try()
    {
        const int Entries = 4;
        using var buffers = new UringBuffers(Entries, DatagramOptions.LeastMessageOctets, isIPv6: false, false);
        using var ring = new UringRing(Entries, Entries * 2);
        byte[] operations =
        [
            UringSubmission.Poll, UringSubmission.SendMessage, UringSubmission.ReceiveMessage,
            UringSubmission.Cancel, UringSubmission.Send,
        ];
        foreach (var operation in operations)
        {
            if (!ring.Supports(operation))
                return $"the kernel lacks operation {operation} of io_uring";
        }
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        ring.RegisterDescriptor((int)socket.SafeHandle.DangerousGetHandle());
        ring.RegisterBuffers(buffers.Ring, Entries);
        ring.Enable();
        return TryReceive(new UringQueues(ring), buffers);
    }

    /// <summary>
    /// Nobody can send to the socket: a receive that stays does not complete, and one that can't does.
    /// </summary>
    private static string TryReceive(UringQueues queues, UringBuffers buffers)
    {
        ref var submission = ref queues.Stage();
        submission.Operation = UringSubmission.ReceiveMessage;
        submission.Flags = UringSubmission.RegisteredFile | UringSubmission.SelectsBuffer;
        submission.SocketFlags = UringSubmission.Multishot;
        submission.Address = buffers.Receive;
        submission.Length = 1;
        var error = queues.Enter(0);
        if (error == 0 && queues.TryTake(out var completion))
            error = -completion.Result;
        return error == 0 ? "" : Explain("io_uring_enter", error, ReadDisabled());
    }

    private static int? ReadDisabled()
    {
        try
        {
            return int.Parse(File.ReadAllText(DisabledPath), CultureInfo.InvariantCulture);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }
}
