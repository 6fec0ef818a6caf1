using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Engine;
using FastRr.Transports;
using Xunit;

namespace FastRr.Tests.Transports;

public sealed class TransportFailureTests
{
    [Theory, MemberData(nameof(DatagramTransportTests.Kinds), MemberType = typeof(DatagramTransportTests))]
    public void Run_WorkerThrows_AnswersServFailAndGoesOn(LoopKind kind)
    {
        var responder = BrokenResponder();
        using var loop = new RunningLoop(RunningLoop.Create(
            kind, new IPEndPoint(IPAddress.Loopback, 0), new DatagramOptions(), responder));
        using var peer = new TestPeer(IPAddress.Loopback);
        var ids = new SortedSet<ushort>();
        for (var i = 0; i < 100; i++)
            peer.Ask(loop.EndPoint);
        for (var i = 0; i < 100; i++)
        {
            var response = peer.ReceiveMessage();
            Assert.Equal(12, response.Length);
            Assert.Equal(2, response[3] & 0xF);
            ids.Add((ushort)(response[0] << 8 | response[1]));
        }
        Assert.Equal(100, ids.Count);
    }

    [Theory, MemberData(nameof(DatagramTransportTests.Kinds), MemberType = typeof(DatagramTransportTests))]
    public void Run_ClockThrows_LosesTheBatchAndGoesOn(LoopKind kind)
    {
        var clock = new BrokenClock();
        using var loop = new RunningLoop(RunningLoop.Create(
            kind,
            new IPEndPoint(IPAddress.Loopback, 0),
            new DatagramOptions(),
            new Responder(new ResponderOptions(), clock)));
        using var peer = new TestPeer(IPAddress.Loopback);
        clock.IsBroken = true;
        peer.Ask(loop.EndPoint);
        Assert.True(SpinWait.SpinUntil(() => clock.Failures > 0, RunningLoop.Patience));
        clock.IsBroken = false;
        peer.AskAndExpect(loop.EndPoint);
    }

    [Fact]
    public void Serve_WorkerThrows_AnswersServFailAndGoesOn()
    {
        using var server = new RunningStreams(responder: BrokenResponder());
        using var client = server.Connect();
        for (ushort id = 1; id <= 100; id++)
            client.AskAndExpect(id);
    }

    [Fact]
    public void Serve_ClockThrows_ClosesTheConnectionAndServesTheNext()
    {
        var clock = new BrokenClock { IsBroken = true };
        using var server = new RunningStreams(responder: new Responder(new ResponderOptions(), clock));
        using var unlucky = server.Connect();
        unlucky.Send(TestStream.Framed(1));
        unlucky.ExpectClosed();
        clock.IsBroken = false;
        using var next = server.Connect();
        next.AskAndExpect(2);
    }

    /// <summary>Its snapshot was never built: each look-up in it fails.</summary>
    private static Responder BrokenResponder()
    {
        var responder = new Responder(new ResponderOptions());
        var broken = (AnswerSnapshot)RuntimeHelpers.GetUninitializedObject(typeof(AnswerSnapshot));
        // Publishing asks how many are steered; all the rest fails when it is asked.
        typeof(AnswerSnapshot).GetField("<Steering>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(broken, new AnswerCompiler().Compile().Steering);
        responder.Publish(broken);
        return responder;
    }

    private sealed class BrokenClock : TimeProvider
    {
        private int _failures;

        public volatile bool IsBroken;

        public int Failures => Volatile.Read(ref _failures);

        public override DateTimeOffset GetUtcNow()
        {
            if (!IsBroken)
                return base.GetUtcNow();
            Interlocked.Increment(ref _failures);
            throw new InvalidOperationException("The clock is broken.");
        }
    }
}
