using System.Net;
using System.Net.Sockets;
using FastRr.Server.Commands;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Tests.Server.Commands;

public sealed class ServeCommandTests
{
    private static readonly DnsQuery Query = new("www.example.com", "A");

    [Fact]
    public async Task Run_GoodConfiguration_AnswersUntilItIsStopped()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "server: { identity: test1, workers: 1 }\nzones: [example.com]\n")
            .Write("zones/example.com.zone", TestZones.Good);
        using var command = new TestCommand(folder);
        var server = new IPEndPoint(IPAddress.Loopback, LoopbackPort.Next());
        var running = command.Start("serve", "--config", folder.PathOf("fastrr.yaml"), "--listen", server.ToString());
        await command.WaitForError("started", running);
        using (var udp = new UdpDnsClient(server))
        using (var tcp = new TcpDnsClient(server))
        {
            DnsMessage[] answers = [udp.Ask(Query), udp.Ask(Query), tcp.Ask(Query)];
            Assert.Equal(3, answers.Select(answer => answer.Answers[0].ToString()).Distinct().Count());
        }
        await command.Stop.CancelAsync();
        Assert.Equal(ExitCode.Success, await running);
        Assert.Matches(
            $"^<6>info started version=\\S+ listen={server} io=\\w+ loops=1 zones=1 names=3 records=6 "
            + "milliseconds=\\d+\n<6>info stopped signal=stop queries=3\n$",
            command.Error);
        Assert.Equal("", command.Output.ToString());
    }

    [Fact]
    public async Task Run_StoppedBeforeTheZonesAreRead_EndsWithoutServingThem()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "server: { workers: 1 }\nzones: [example.com]\n")
            .Write("zones/example.com.zone", TestZones.Good);
        using var command = new TestCommand(folder);
        await command.Stop.CancelAsync();
        var listen = $"127.0.0.1:{LoopbackPort.Next()}";
        var running = command.Start("serve", "--config", folder.PathOf("fastrr.yaml"), "--listen", listen);
        Assert.Equal(ExitCode.Success, await running);
        Assert.Equal("<6>info stopped signal=stop queries=0\n", command.Error);
    }

    [Theory]
    [InlineData("sockets")]
    [InlineData("auto")]
    [InlineData("uring")]
    public async Task Run_EveryIo_Answers(string io)
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", $$"""
                server: { io: {{io}}, workers: 3, rotation: per-worker, log: { format: json } }
                zones: [example.com]
                """)
            .Write("zones/example.com.zone", TestZones.Good);
        using var command = new TestCommand(folder);
        var server = new IPEndPoint(IPAddress.Loopback, LoopbackPort.Next());
        var running = command.Start("serve", "--config", folder.PathOf("fastrr.yaml"), "--listen", server.ToString());
        await command.WaitForError("\"event\":\"started\"", running);
        using (var udp = new UdpDnsClient(server))
            Assert.Equal(3, udp.Ask(Query).Answers.Count);
        await command.Stop.CancelAsync();
        Assert.Equal(ExitCode.Success, await running);
    }

    [Fact]
    public async Task Run_WithoutConfiguration_ServesTheDemoAndShowsCommandsFirst()
    {
        using var folder = new TestFolder();
        using var command = new TestCommand(folder);
        var server = new IPEndPoint(IPAddress.Loopback, LoopbackPort.Next());
        // Without a command it serves.
        var running = command.Start("--listen", server.ToString());
        await command.WaitForError("started", running);
        var commands = command.Output.ToString().TrimEnd().Split('\n');
        Assert.StartsWith($"dig @127.0.0.1 -p {server.Port} www.example.com A", commands[0], StringComparison.Ordinal);
        using (var udp = new UdpDnsClient(server))
        {
            // Every command that is shown has something to show.
            foreach (var words in commands.Select(line => line.Split(' ')))
            {
                var subnet = words.FirstOrDefault(word => word.StartsWith("+subnet=", StringComparison.Ordinal));
                var query = new DnsQuery(words[^2], words[^1]);
                var answer = udp.Ask(subnet is null ? query : query.From(subnet["+subnet=".Length..]));
                Assert.Equal(0, answer.Rcode);
                var least = words[^2].StartsWith("whoami", StringComparison.Ordinal) ? 1 : 2;
                Assert.True(answer.Answers.Count + answer.Authorities.Count >= least, answer.ToString());
            }
        }
        Assert.StartsWith("<4>warning demo text=\"no configuration was named", command.Error, StringComparison.Ordinal);
        await command.Stop.CancelAsync();
        Assert.Equal(ExitCode.Success, await running);
    }

    [Theory]
    [InlineData("zones: [example.com]\n", TestZones.Broken)]
    [InlineData("server: { lisen: x }\nzones: [example.com]\n", TestZones.Broken)]
    [InlineData("server: { io: xdp }\nzones: [example.com]\n", TestZones.Doubtful)]
    [InlineData("zones: [example.com, missing.example]\n", TestZones.Good)]
    public void Run_Mistakes_RefusesWithTheTextOfCheck(string yaml, string zone)
    {
        using var folder = new TestFolder().Write("fastrr.yaml", yaml).Write("zones/example.com.zone", zone);
        using var check = new TestCommand(folder);
        Assert.Equal(ExitCode.Failure, check.Run("check", "--config", folder.PathOf("fastrr.yaml")));
        using var serve = new TestCommand(folder);
        var listen = $"127.0.0.1:{LoopbackPort.Next()}";
        Assert.Equal(
            ExitCode.Failure, serve.Run("serve", "--config", folder.PathOf("fastrr.yaml"), "--listen", listen));
        Assert.Contains(": error: ", serve.Error, StringComparison.Ordinal);
        Assert.Equal(folder.WithoutPath(check.Output.ToString()), serve.Error);
    }

    [Fact]
    public async Task Run_Warnings_AreLoggedAndServed()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "zones: [example.com]\n").Write("zones/example.com.zone", TestZones.Doubtful);
        using var command = new TestCommand(folder);
        var listen = $"127.0.0.1:{LoopbackPort.Next()}";
        var running = command.Start("serve", "--config", folder.PathOf("fastrr.yaml"), "--listen", listen);
        await command.WaitForError("started", running);
        Assert.StartsWith(
            "<4>warning finding place=zones/example.com.zone:6:", command.Error, StringComparison.Ordinal);
        await command.Stop.CancelAsync();
        Assert.Equal(ExitCode.Success, await running);
    }

    [Fact]
    public async Task Run_PortZero_TakesOnePortForBothAndSaysWhich()
    {
        using var folder = new TestFolder();
        using var command = new TestCommand(folder);
        var running = command.Start("serve", "--listen", "127.0.0.1:0");
        await command.WaitForError("started", running);
        var listen = command.Error.Split(' ').Single(word => word.StartsWith("listen=", StringComparison.Ordinal));
        var server = IPEndPoint.Parse(listen["listen=".Length..]);
        Assert.NotEqual(0, server.Port);
        using (var udp = new UdpDnsClient(server))
        using (var tcp = new TcpDnsClient(server))
            Assert.Equal(udp.Ask(Query).Answers.Count, tcp.Ask(Query).Answers.Count);
        await command.Stop.CancelAsync();
        Assert.Equal(ExitCode.Success, await running);
    }

    [Fact]
    public void Run_AddressInUse_SaysSoAndExits1()
    {
        using var folder = new TestFolder();
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Failure, command.Run("serve", "--listen", taken.LocalEndPoint!.ToString()!));
        Assert.StartsWith("fastrr: ", command.Error, StringComparison.Ordinal);
        Assert.Contains(taken.LocalEndPoint.ToString()!, command.Error, StringComparison.Ordinal);
        Assert.Single(command.Error.TrimEnd().Split('\n'));
    }
}
