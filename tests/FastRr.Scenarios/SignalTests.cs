using FastRr.Testing;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Scenarios;

public sealed class SignalTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public void Signal_ThatEnds_GivesExitCode0(string signal)
    {
        using var server = FastRrProcess.ServeDemo();
        server.Process.Signal(signal);
        Assert.Equal(0, server.WaitForExit());
        Assert.Contains(" stopped", server.Process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Signal_TermWithOpenConnections_GivesExitCode0()
    {
        using var server = FastRrProcess.ServeDemo();
        using var idle = new TcpDnsClient(server.Address);
        using var half = new TcpDnsClient(server.Address);
        half.SendOctets([0]);
        Assert.Equal(0, idle.Ask(new DnsQuery("www.example.com", "A")).Rcode);
        Assert.Equal(0, server.Stop());
    }

    [Fact]
    public void Signal_Hup_KeepsServing()
    {
        using var folder = new TemporaryFolder();
        using var server = FastRrProcess.Serve(SmallZone.Write(folder));
        using var client = new UdpDnsClient(server.Address);
        server.Process.Signal("HUP");
        for (var i = 0; i < 10; i++)
            Assert.Equal(3, client.Ask(new DnsQuery("www.example.com", "A")).Answers.Count);
        Assert.False(server.Process.HasExited);
        Assert.Equal(0, server.Stop());
    }
}
