using System.Net;
using System.Net.Sockets;
using FastRr.Testing.Processes;
using FastRr.Transports;
using FastRr.Transports.Linux;
using FastRr.Transports.Linux.Native;
using FastRr.Transports.Linux.Steering;
using Xunit;

namespace FastRr.Tests.Transports.Linux.Steering;

public sealed class CpuSteeringTests
{
    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(4, 5, 6, 7)]
    [InlineData(0, 2, 4, 6)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(8, 9, 1, 2, 64, 4095)]
    public void Build_CpusOfLoops_GoToTheirLoops(params int[] cpus)
    {
        var program = CpuSteering.Build(cpus)!;
        for (var loop = 0; loop < cpus.Length; loop++)
            Assert.Equal((uint)loop, Interpret(program, (uint)cpus[loop]));
    }

    [Fact]
    public void Build_CpusWithoutLoops_AreSpreadOverAll()
    {
        var program = CpuSteering.Build([2, 3, 6])!;
        // 2, 3 and 6 have loops; the others go by their number modulo 3.
        Assert.Equal(
            [0u, 1u, 0u, 1u, 1u, 2u, 2u, 1u, 2u],
            Enumerable.Range(0, 9).Select(cpu => Interpret(program, (uint)cpu)));
    }

    [Fact]
    public void Build_TwoLoopsOnOneCpu_IsNone() => Assert.Null(CpuSteering.Build([0, 1, 0, 1]));

    [Fact]
    public void Build_MoreRunsThanAProgramHolds_IsNone()
    {
        Assert.NotNull(CpuSteering.Build([.. Enumerable.Range(0, 1000).Select(loop => loop * 2)]));
        Assert.Null(CpuSteering.Build([.. Enumerable.Range(0, 1001).Select(loop => loop * 2)]));
    }

    [Fact]
    public void TryAttach_LongestProgram_IsTakenByTheKernel()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.SetRawSocketOption(1, 15, [1, 0, 0, 0]);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var program = CpuSteering.Build([.. Enumerable.Range(0, 1000).Select(loop => loop * 2)])!;
        Assert.True(CpuSteering.TryAttach(socket, program, out var reason), reason);
    }

    [Fact]
    public void TryAttach_SocketThatSharesNothing_SaysWhyNot()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Assert.False(CpuSteering.TryAttach(socket, CpuSteering.Build([0, 1])!, out var reason));
        Assert.Equal("Invalid argument", reason);
    }

    [Theory]
    [InlineData(LoopKind.Mmsg, false)]
    [InlineData(LoopKind.Mmsg, true)]
    [InlineData(LoopKind.Uring, false)]
    [InlineData(LoopKind.Uring, true)]
    public void Run_SendersOnOneCpu_AreAllServedByItsLoop(LoopKind kind, bool isReversed)
    {
        const int Peers = 50;
        var cpus = CpuAffinity.ReadCpus();
        Assert.SkipWhen(cpus.Length < 2, "there is one CPU only");
        int[] seats = isReversed ? [cpus[1], cpus[0]] : [cpus[0], cpus[1]];
        var log = new RecordingLogger();
        var transports = RunningLoop.CreatePinned(
            kind, new IPEndPoint(IPAddress.Loopback, LoopbackPort.Next()), seats,
            new DatagramOptions { SteersByCpu = true }, log);
        using var first = new RunningLoop(transports[0]);
        using var second = new RunningLoop(transports[1]);
        for (var loop = 0; loop < seats.Length; loop++)
        {
            var before = transports.Select(transport => transport.ReadCounters().Received).ToArray();
            AskFrom(seats[loop], Peers, first.EndPoint);
            Assert.Equal(before[loop] + Peers, transports[loop].ReadCounters().Received);
            Assert.Equal(before[1 - loop], transports[1 - loop].ReadCounters().Received);
        }
        Assert.Empty(log.Lines);
    }

    [Fact]
    public void CreateLoops_MoreLoopsThanCpus_SaysThatAHashSpreads()
    {
        var log = new RecordingLogger();
        RunningLoop.CreatePinned(
            LoopKind.Mmsg, new IPEndPoint(IPAddress.Loopback, 5300), [0, 0],
            new DatagramOptions { SteersByCpu = true }, log);
        Assert.Equal(
            ["not-steered: udp 127.0.0.1:5300: datagrams are spread by hash, not by CPU: "
                + "there are more loops than CPUs"],
            log.Lines);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void CreateLoops_OneLoopOrNotAsked_SaysNothing(bool steers, int loops)
    {
        var log = new RecordingLogger();
        RunningLoop.CreatePinned(
            LoopKind.Mmsg, new IPEndPoint(IPAddress.Loopback, 5300), new int[loops],
            new DatagramOptions { SteersByCpu = steers }, log);
        Assert.Empty(log.Lines);
    }

    /// <summary>On loopback a datagram is handled on the CPU it was sent on.</summary>
    private static void AskFrom(int cpu, int peers, IPEndPoint server)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Assert.True(CpuAffinity.TryPinThread(cpu, out var reason), reason);
                for (var i = 0; i < peers; i++)
                {
                    using var peer = new TestPeer(IPAddress.Loopback);
                    peer.AskAndExpect(server);
                }
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }
        });
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    /// <summary>Classic BPF, as far as the programs go (kernel: Documentation/networking/filter.rst).</summary>
    private static uint Interpret(FilterInstruction[] program, uint cpu)
    {
        var accumulator = 0u;
        for (var at = 0; ; at++)
        {
            var instruction = program[at];
            switch (instruction.Code)
            {
                case FilterInstruction.Load:
                    Assert.Equal(FilterInstruction.CpuOffset, instruction.Operand);
                    accumulator = cpu;
                    break;
                case FilterInstruction.JumpIfNotBelow:
                    at += accumulator >= instruction.Operand ? instruction.IfTrue : instruction.IfFalse;
                    break;
                case FilterInstruction.JumpIfAbove:
                    at += accumulator > instruction.Operand ? instruction.IfTrue : instruction.IfFalse;
                    break;
                case FilterInstruction.SubtractOperand:
                    accumulator -= instruction.Operand;
                    break;
                case FilterInstruction.ModuloOperand:
                    accumulator %= instruction.Operand;
                    break;
                default:
                    Assert.Equal(FilterInstruction.ReturnAccumulator, instruction.Code);
                    return accumulator;
            }
        }
    }
}
