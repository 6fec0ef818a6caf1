using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct io_uring_params (linux/io_uring.h): 120 octets.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct UringParameters
{
    /// <summary>IORING_SETUP_CQSIZE: <see cref="CompletionEntries"/> is set.</summary>
    public const uint SizedCompletions = 1 << 3;

    /// <summary>IORING_SETUP_R_DISABLED: the ring is enabled later, by the thread that will use it.</summary>
    public const uint StartsDisabled = 1 << 6;

    /// <summary>IORING_SETUP_SUBMIT_ALL (5.18): a submission that fails does not hold up those behind it.</summary>
    public const uint SubmitsAll = 1 << 7;

    /// <summary>IORING_SETUP_SINGLE_ISSUER (6.0): one thread submits.</summary>
    public const uint SingleIssuer = 1 << 12;

    /// <summary>IORING_SETUP_DEFER_TASKRUN (6.1): completions are worked off where the thread asks for them.</summary>
    public const uint DefersWork = 1 << 13;

    /// <summary>IORING_FEAT_SINGLE_MMAP (5.4): one mapping holds both rings.</summary>
    public const uint HasSingleMapping = 1 << 0;

    /// <summary>IORING_FEAT_NODROP (5.5): completions that find no room wait in the kernel.</summary>
    public const uint KeepsOverflow = 1 << 1;

    public uint SubmissionEntries;
    public uint CompletionEntries;
    public uint Flags;
    public uint ThreadCpu;
    public uint ThreadIdle;
    public uint Features;
    public uint WorkQueue;
    public fixed uint Reserved[3];
    public UringSubmissionOffsets Submissions;
    public UringCompletionOffsets Completions;
}
