using FastRr.Transports.Linux.Native;

namespace FastRr.Transports.Linux.Uring;

/// <summary>One io_uring: its descriptor and its memory, from the set-up to the end.</summary>
internal sealed unsafe class UringRing : IDisposable
{
    private const long SubmissionsOffset = 0x1000_0000;

    /// <summary>All of 6.1. The work of a receive is done where the loop asks for it, on its own thread.</summary>
    private const uint SetupFlags = UringParameters.SizedCompletions | UringParameters.StartsDisabled
        | UringParameters.SubmitsAll | UringParameters.SingleIssuer | UringParameters.DefersWork;

    private const uint WantedFeatures = UringParameters.HasSingleMapping | UringParameters.KeepsOverflow;

    private nuint _queuesOctets;
    private nuint _submissionsOctets;

    /// <summary>Sets one up that is enabled later, by the thread that will use it.</summary>
    /// <param name="submissions">Most that are handed over at once; rounded up to a power of two.</param>
    /// <param name="completions">Most that lie there unread before the kernel keeps them; rounded up too.</param>
    /// <exception cref="UringException">The kernel refuses.</exception>
    public UringRing(int submissions, int completions)
    {
        var parameters = new UringParameters { Flags = SetupFlags, CompletionEntries = (uint)completions };
        Descriptor = UringCalls.Setup((uint)submissions, &parameters);
        if (Descriptor < 0)
            throw UringException.FromLastError("io_uring_setup");
        try
        {
            if ((parameters.Features & WantedFeatures) != WantedFeatures)
                throw new UringException("io_uring_setup", Errno.Invalid);
            MapQueues(in parameters);
        }
        catch
        {
            Dispose();
            throw;
        }
        Parameters = parameters;
    }

    public int Descriptor { get; private set; }

    /// <summary>Sizes and offsets, as the kernel set them.</summary>
    public UringParameters Parameters { get; }

    /// <summary>Where the offsets of <see cref="Parameters"/> start from.</summary>
    public byte* Queues { get; private set; }

    public UringSubmission* Submissions { get; private set; }

    /// <summary>Makes a descriptor known as number 0.</summary>
    /// <exception cref="UringException">The kernel refuses.</exception>
    public void RegisterDescriptor(int descriptor) => Register(UringCalls.RegisterFiles, &descriptor, 1);

    /// <summary>Lets go of it: nothing holds the socket open but its owner. No request may use it any more.</summary>
    public void UnregisterDescriptor() => _ = UringCalls.Register(Descriptor, UringCalls.UnregisterFiles, null, 0);

    /// <exception cref="UringException">The kernel refuses.</exception>
    public void RegisterBuffers(UringBuffer* ring, int entries)
    {
        var registration = new UringBufferRegistration { Ring = ring, Entries = (uint)entries };
        Register(UringCalls.RegisterBufferRing, &registration, 1);
    }

    /// <summary>From here on this thread alone may submit and wait.</summary>
    /// <exception cref="UringException">The kernel refuses.</exception>
    public void Enable() => Register(UringCalls.RegisterEnable, null, 0);

    /// <summary>Whether the kernel has an operation.</summary>
    /// <exception cref="UringException">The kernel does not tell.</exception>
    public bool Supports(byte operation)
    {
        const int Most = 256;
        var octets = stackalloc byte[sizeof(UringOperations) + (Most * sizeof(UringOperation))];
        new Span<byte>(octets, sizeof(UringOperations) + (Most * sizeof(UringOperation))).Clear();
        Register(UringCalls.RegisterProbe, octets, Most);
        var operations = (UringOperation*)(octets + sizeof(UringOperations));
        return operation < ((UringOperations*)octets)->Count && operations[operation].IsSupported;
    }

    public void Dispose()
    {
        if (Submissions is not null)
            _ = MemoryCalls.Unmap(Submissions, _submissionsOctets);
        if (Queues is not null)
            _ = MemoryCalls.Unmap(Queues, _queuesOctets);
        if (Descriptor >= 0)
            _ = MemoryCalls.Close(Descriptor);
        Submissions = null;
        Queues = null;
        Descriptor = -1;
    }

    private void MapQueues(in UringParameters parameters)
    {
        var submissionsEnd = parameters.Submissions.Array + (parameters.SubmissionEntries * sizeof(uint));
        var completionsEnd = parameters.Completions.Completions
            + (parameters.CompletionEntries * (uint)sizeof(UringCompletion));
        _queuesOctets = Math.Max(submissionsEnd, completionsEnd);
        Queues = (byte*)Map(_queuesOctets, 0);
        _submissionsOctets = parameters.SubmissionEntries * (nuint)sizeof(UringSubmission);
        Submissions = (UringSubmission*)Map(_submissionsOctets, SubmissionsOffset);
    }

    private void* Map(nuint octets, long offset)
    {
        var at = MemoryCalls.Map(
            null, octets, MemoryCalls.ReadWrite, MemoryCalls.SharedPopulated, Descriptor, offset);
        return at == MemoryCalls.Failed ? throw UringException.FromLastError("mmap") : at;
    }

    private void Register(uint what, void* argument, uint count)
    {
        if (UringCalls.Register(Descriptor, what, argument, count) < 0)
            throw UringException.FromLastError("io_uring_register");
    }
}
