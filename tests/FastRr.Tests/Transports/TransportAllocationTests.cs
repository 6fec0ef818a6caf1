using System.Net;
using System.Net.Sockets;
using Xunit;

namespace FastRr.Tests.Transports;

[Collection(Alone.Name)]
public sealed class TransportAllocationTests
{
    private const int Rounds = 5;
    private const int Queries = 100_000 / Rounds;

    /// <summary>The smallest object is 24 octets: one in five hundred queries would be more than this.</summary>
    private const long Tolerated = Queries / 500 * 24;

    [Theory]
    [InlineData(LoopKind.Mmsg)]
    [InlineData(LoopKind.Uring)]
    [InlineData(LoopKind.Blocking)]
    [InlineData(LoopKind.Event)]
    public void Run_PeersThatChange_AllocatesNothing(LoopKind kind)
    {
        using var loop = RunningLoop.Start(kind, IPAddress.Loopback);
        var peers = new Socket[16];
        for (var i = 0; i < peers.Length; i++)
        {
            peers[i] = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
            {
                ReceiveTimeout = (int)RunningLoop.Patience.TotalMilliseconds,
            };
            peers[i].Connect(loop.EndPoint);
        }
        var allocated = MeasureAllocation(count => AskInTurn(peers, count));
        foreach (var peer in peers)
            peer.Dispose();
        Assert.True(allocated < Tolerated, $"{allocated} octets for {Queries} queries");
        loop.Stop();
        Assert.True(loop.Transport.ReadCounters().Sent >= Rounds * Queries);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void Serve_ConnectionKept_AllocatesNothing(int pipelined)
    {
        using var server = new RunningStreams();
        using var client = server.Connect();
        var queries = new byte[31 * pipelined];
        for (var i = 0; i < pipelined; i++)
            TestStream.Framed(1).CopyTo(queries, i * 31);
        var responses = new byte[65536];
        var allocated = MeasureAllocation(count =>
        {
            for (var asked = 0; asked < count; asked += pipelined)
            {
                client.Send(queries);
                // A response is as long as its query, without a snapshot to answer from.
                for (var left = queries.Length; left > 0;)
                    left -= client.Socket.Receive(responses, Math.Min(left, responses.Length), SocketFlags.None);
            }
        });
        Assert.True(allocated < Tolerated, $"{allocated} octets for {Queries} queries");
    }

    /// <summary>
    /// What the process allocates for a round of queries: the least of the rounds, since the runtime has its own
    /// affairs now and then. What a query allocates is in every round.
    /// </summary>
    private static long MeasureAllocation(Action<int> ask)
    {
        // Until nothing is compiled any more.
        ask(Queries);
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            ask(Queries);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return least;
    }

    private static void AskInTurn(Socket[] peers, int count)
    {
        var query = TestPeer.Query(1);
        var response = new byte[512];
        for (var asked = 0; asked < count; asked += peers.Length)
        {
            foreach (var peer in peers)
                peer.Send(query);
            foreach (var peer in peers)
                Assert.True(peer.Receive(response) >= 12);
        }
    }
}
