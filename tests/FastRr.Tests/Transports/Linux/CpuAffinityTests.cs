using FastRr.Transports.Linux;
using Xunit;

namespace FastRr.Tests.Transports.Linux;

public sealed class CpuAffinityTests
{
    [Fact]
    public void ReadCpus_ThisProcess_AreAscendingAndUsable()
    {
        var cpus = CpuAffinity.ReadCpus();
        Assert.NotEmpty(cpus);
        Assert.Equal(cpus.Order().Distinct(), cpus);
    }

    [Fact]
    public void TryPinThread_EachCpu_LeavesTheThreadThereAlone()
    {
        foreach (var cpu in CpuAffinity.ReadCpus())
        {
            int[] after = [];
            var reason = "";
            var isPinned = false;
            var thread = new Thread(() =>
            {
                isPinned = CpuAffinity.TryPinThread(cpu, out reason);
                after = CpuAffinity.ReadCpus();
            });
            thread.Start();
            thread.Join();
            Assert.True(isPinned, reason);
            Assert.Equal([cpu], after);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8191)]
    [InlineData(8192)]
    public void TryPinThread_NoSuchCpu_SaysWhy(int cpu)
    {
        Assert.False(CpuAffinity.TryPinThread(cpu, out var reason));
        Assert.Contains($"CPU {cpu}", reason, StringComparison.Ordinal);
    }
}
