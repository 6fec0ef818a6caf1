using FastRr.Transports.Linux.Native;
using FastRr.Transports.Linux.Uring;
using Xunit;

namespace FastRr.Tests.Transports.Linux.Uring;

public sealed class UringSupportTests
{
    [Fact]
    public void IsAvailable_KernelThatHasAll_GivesNoReason()
    {
        RunningLoop.Require(LoopKind.Uring);
        Assert.True(UringSupport.IsAvailable(out var reason));
        Assert.Equal("", reason);
    }

    [Theory]
    [InlineData(Errno.NoSystemCall, null, "io_uring_setup is not there")]
    [InlineData(Errno.NotPermitted, 2, "kernel.io_uring_disabled is 2: set it to 0")]
    [InlineData(Errno.NotPermitted, 1, "kernel.io_uring_group")]
    [InlineData(Errno.NotPermitted, 0, "a seccomp filter")]
    [InlineData(Errno.NotPermitted, null, "a seccomp filter")]
    [InlineData(Errno.Invalid, 0, "Linux 6.1")]
    [InlineData(Errno.NoMemory, 0, "ulimit -l")]
    [InlineData(Errno.NoBuffers, 0, "io_uring_setup: No buffer space available")]
    public void Explain_EachError_SaysWhatToDo(int error, int? disabled, string part) =>
        Assert.Contains(part, UringSupport.Explain("io_uring_setup", error, disabled), StringComparison.Ordinal);

    [Fact]
    public void Supports_Operations_KnowsThoseOfTheKernelAlone()
    {
        RunningLoop.Require(LoopKind.Uring);
        using var ring = new UringRing(submissions: 4, completions: 8);
        Assert.True(ring.Supports(UringSubmission.ReceiveMessage));
        Assert.False(ring.Supports(255));
    }

    [Fact]
    public void RegisterDescriptor_NoDescriptor_NamesTheCallAndTheReason()
    {
        RunningLoop.Require(LoopKind.Uring);
        using var ring = new UringRing(submissions: 4, completions: 8);
        var failure = Assert.Throws<UringException>(() => ring.RegisterDescriptor(int.MaxValue));
        Assert.Equal("io_uring_register: Bad file descriptor", failure.Message);
    }
}
