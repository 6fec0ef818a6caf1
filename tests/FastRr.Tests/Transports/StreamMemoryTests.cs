using System.Diagnostics.Tracing;
using Xunit;

namespace FastRr.Tests.Transports;

[Collection(Alone.Name)]
public sealed class StreamMemoryTests
{
    [Fact]
    public void Serve_ConnectionsThatWait_HoldNoBuffer()
    {
        const int Count = 50;
        using var server = new RunningStreams();
        using var buffers = new BufferListener();
        var clients = new List<TestStream>();
        for (ushort id = 1; id <= Count; id++)
        {
            var client = server.Connect();
            client.AskAndExpect(id);
            clients.Add(client);
        }
        Assert.True(buffers.Rented >= 2 * Count, "Each connection has rented one to receive and one to send.");
        Assert.True(
            SpinWait.SpinUntil(() => buffers.Held == 0, RunningLoop.Patience),
            $"{buffers.Held} buffers are held by {Count} connections that wait.");

        // Half a query has to be kept somewhere.
        clients[0].Send(TestStream.Framed(1).AsSpan(0, 20));
        Assert.True(SpinWait.SpinUntil(() => buffers.Held == 1, RunningLoop.Patience));
        clients.ForEach(client => client.Dispose());
        server.WaitForConnections(0);
        Assert.True(SpinWait.SpinUntil(() => buffers.Held == 0, RunningLoop.Patience));
    }

    /// <summary>Hears of every buffer of 4 KiB and more that is rented and returned in the process.</summary>
    private sealed class BufferListener : EventListener
    {
        private const int BufferRented = 1;
        private const int BufferReturned = 3;
        private const int LeastOctets = 4096;

        private int _rented;
        private int _returned;

        public int Rented => Volatile.Read(ref _rented);

        public int Held => Rented - Volatile.Read(ref _returned);

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
                EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.Payload is not [_, int octets, ..] || octets < LeastOctets)
                return;
            if (eventData.EventId == BufferRented)
                Interlocked.Increment(ref _rented);
            else if (eventData.EventId == BufferReturned)
                Interlocked.Increment(ref _returned);
        }
    }
}
