using FastRr.Testing;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>
/// The keys <c>io</c> and <c>steering</c>, where the kernel has what they ask for and where it has not.
/// </summary>
public sealed class IoTests
{
    private const int NotPermitted = 1;
    private const int NoSystemCall = 38;

    [Theory]
    [InlineData(NotPermitted, "io_uring_setup is forbidden: a seccomp filter")]
    [InlineData(NoSystemCall, "io_uring_setup is not there")]
    public void Serve_IoUringRefused_SaysWhyInOneLineAndAnswersByMmsg(int errno, string reason)
    {
        using var folder = new TemporaryFolder();
        var configuration = SmallZone.Write(folder, $"server: {{ io: uring }}\n{SmallZone.Entry}");
        using var server = new FastRrProcess("--config", configuration)
        {
            Starter = SeccompFilter.Refuse(SeccompFilter.IoUringSetup, errno),
        };
        server.Start();
        AssertAnswers(server);
        Assert.Equal(0, server.Stop());
        var line = Assert.Single(
            server.Process.Error.Split('\n'), line => line.Contains("uring-unavailable", StringComparison.Ordinal));
        Assert.Contains(" warning uring-unavailable reason=\"", line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
        Assert.EndsWith(" instead=mmsg", line, StringComparison.Ordinal);
        Assert.Contains(" io=mmsg ", server.Process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Serve_IoUringAvailable_SaysSoAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var configuration = SmallZone.Write(folder, $"server: {{ io: uring, workers: 2 }}\n{SmallZone.Entry}");
        using var server = FastRrProcess.Serve(configuration);
        server.RequireIo("uring");
        AssertAnswers(server);
        Assert.Equal(0, server.Stop());
        Assert.DoesNotContain(" warning ", server.Process.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mmsg")]
    [InlineData("uring")]
    public void Serve_SteeringByCpu_AnswersWithoutAWarning(string io)
    {
        using var folder = new TemporaryFolder();
        // As many loops as CPUs.
        var configuration = SmallZone.Write(folder, $"server: {{ io: {io}, steering: cpu }}\n{SmallZone.Entry}");
        using var server = FastRrProcess.Serve(configuration);
        server.RequireIo(io);
        AssertAnswers(server);
        Assert.Equal(0, server.Stop());
        Assert.DoesNotContain("not-steered", server.Process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Serve_SteeringOnSockets_SaysThatItNeedsAnotherIo()
    {
        using var folder = new TemporaryFolder();
        var configuration = SmallZone.Write(folder, $"server: {{ io: sockets, steering: cpu }}\n{SmallZone.Entry}");
        using var server = FastRrProcess.Serve(configuration);
        AssertAnswers(server);
        Assert.Equal(0, server.Stop());
        Assert.Contains(" warning not-steered reason=\"'steering: cpu' needs", server.Process.Error,
            StringComparison.Ordinal);
    }

    private static void AssertAnswers(FastRrProcess server)
    {
        foreach (var address in Ipv6.IsAvailable ? [server.Address, server.Address6] : new[] { server.Address })
        {
            using var client = new UdpDnsClient(address);
            for (var i = 0; i < 20; i++)
                Assert.Equal(3, client.Ask(new DnsQuery("www.example.com", "A")).Answers.Count);
        }
    }
}
