using System.Diagnostics;
using FastRr.Server.Commands;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Tests.Server.Commands;

/// <summary>Signals need a process of their own: the built executable.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public void Serve_StopSignal_Exits0AndSaysWhich(string signal)
    {
        using var server = FastRrProcess.ServeDemo();
        server.Process.Signal(signal);
        Assert.Equal(ExitCode.Success, server.WaitForExit());
        Assert.Contains($"stopped signal=SIG{signal}", server.Process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Serve_HangUp_IsToldAndAnsweringGoesOn()
    {
        const string Told = "warning reload error=\"not available yet\"";
        using var server = FastRrProcess.ServeDemo();
        server.Process.Signal("HUP");
        var patience = Stopwatch.StartNew();
        while (!server.Process.Error.Contains(Told, StringComparison.Ordinal) && patience.Elapsed.TotalSeconds < 30)
            Thread.Yield();
        Assert.Contains(Told, server.Process.Error, StringComparison.Ordinal);
        using var client = new UdpDnsClient(server.Address);
        Assert.Equal(3, client.Ask(new DnsQuery("www.example.com", "A")).Answers.Count);
        Assert.Equal(ExitCode.Success, server.Stop());
    }
}
