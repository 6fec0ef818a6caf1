using System.Runtime.InteropServices;
using FastRr.Transports.Linux.Native;

namespace FastRr.Transports.Linux.Uring;

/// <summary>
/// The two queues that are shared with the kernel: requests staged by the loop, and their completions. Touched by one
/// thread.
/// </summary>
internal sealed unsafe class UringQueues
{
    private readonly int _ring;
    private readonly UringSubmission* _submissions;
    private readonly uint* _submissionTail;
    private readonly uint _submissionMask;
    private readonly UringCompletion* _completions;
    private readonly uint* _completionHead;
    private readonly uint* _completionTail;
    private readonly uint _completionMask;
    private uint _tail;

    /// <param name="ring">Outlives this.</param>
    public UringQueues(UringRing ring)
    {
        _ring = ring.Descriptor;
        _submissions = ring.Submissions;
        var parameters = ring.Parameters;
        var queues = ring.Queues;
        _submissionTail = (uint*)(queues + parameters.Submissions.Tail);
        _submissionMask = *(uint*)(queues + parameters.Submissions.Mask);
        _completions = (UringCompletion*)(queues + parameters.Completions.Completions);
        _completionHead = (uint*)(queues + parameters.Completions.Head);
        _completionTail = (uint*)(queues + parameters.Completions.Tail);
        _completionMask = *(uint*)(queues + parameters.Completions.Mask);
        // The queue is one of indexes; each place keeps its own.
        var indexes = (uint*)(queues + parameters.Submissions.Array);
        for (var i = 0u; i <= _submissionMask; i++)
            indexes[i] = i;
    }

    /// <summary>Requests that the kernel has not taken yet.</summary>
    public int Staged { get; private set; }

    /// <summary>The place of the next request, all zero. As many as the ring has places may be staged.</summary>
    public ref UringSubmission Stage()
    {
        ref var submission = ref _submissions[_tail++ & _submissionMask];
        submission = default;
        Staged++;
        return ref submission;
    }

    /// <summary>
    /// Hands over what is staged, lets the kernel work off what is due, and waits where it is told to.
    /// </summary>
    /// <param name="waitFor">Completions to wait for, those that lie there included.</param>
    /// <returns>0, or an error as errno counts. What was not taken stays staged.</returns>
    public int Enter(int waitFor)
    {
        // What stands in the places has to be seen before the tail is.
        Volatile.Write(ref *_submissionTail, _tail);
        var taken = UringCalls.Enter(_ring, (uint)Staged, (uint)waitFor, UringCalls.GetEvents);
        if (taken < 0)
            return Marshal.GetLastPInvokeError();
        Staged -= taken;
        return 0;
    }

    /// <summary>Takes the oldest completion.</summary>
    public bool TryTake(out UringCompletion completion)
    {
        var head = *_completionHead;
        if (head == Volatile.Read(ref *_completionTail))
        {
            completion = default;
            return false;
        }
        completion = _completions[head & _completionMask];
        // It has to be read before the kernel may write there again.
        Volatile.Write(ref *_completionHead, head + 1);
        return true;
    }
}
