using FastRr.Transports.Linux.Native;
using FastRr.Transports.Linux.Uring;
using Xunit;

namespace FastRr.Tests.Transports.Linux.Uring;

public sealed class UringQueuesTests
{
    [Fact]
    public void TryTake_MoreCompletionsThanRoom_AreAllThereInTheirOrder()
    {
        const int Requests = 100;
        RunningLoop.Require(LoopKind.Uring);
        using var ring = new UringRing(submissions: 4, completions: 8);
        ring.Enable();
        var queues = new UringQueues(ring);
        for (var i = 0u; i < Requests; i++)
        {
            // Nothing is taken meanwhile: from the ninth on the kernel has to keep them.
            Stage(queues, UringSubmission.Nothing, i);
            Assert.Equal(0, queues.Enter(0));
        }
        var expected = 0u;
        for (var rounds = 0; expected < Requests && rounds < Requests; rounds++)
        {
            while (queues.TryTake(out var completion))
                Assert.Equal(expected++, completion.UserData);
            Assert.Equal(0, queues.Enter(0));
        }
        Assert.Equal((uint)Requests, expected);
    }

    [Fact]
    public void Enter_OneRequestFails_TheRestIsTakenAndSuccessIsSilent()
    {
        const byte NoSuchOperation = 255;
        RunningLoop.Require(LoopKind.Uring);
        using var ring = new UringRing(submissions: 4, completions: 8);
        ring.Enable();
        var queues = new UringQueues(ring);
        Stage(queues, UringSubmission.Nothing, 1, UringSubmission.SilentSuccess);
        Stage(queues, NoSuchOperation, 2, UringSubmission.SilentSuccess);
        Stage(queues, UringSubmission.Nothing, 3);
        Assert.Equal(3, queues.Staged);
        Assert.Equal(0, queues.Enter(2));
        Assert.Equal(0, queues.Staged);
        Assert.True(queues.TryTake(out var failed));
        Assert.Equal((2ul, -Errno.Invalid), (failed.UserData, failed.Result));
        Assert.True(queues.TryTake(out var last));
        Assert.Equal((3ul, 0), (last.UserData, last.Result));
        Assert.False(queues.TryTake(out _));
    }

    private static void Stage(UringQueues queues, byte operation, ulong userData, byte flags = 0)
    {
        ref var submission = ref queues.Stage();
        submission.Operation = operation;
        submission.Flags = flags;
        submission.UserData = userData;
    }
}
