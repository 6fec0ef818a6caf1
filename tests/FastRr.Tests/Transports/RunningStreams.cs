using System.Net;
using FastRr.Engine;
using FastRr.Transports;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FastRr.Tests.Transports;

/// <summary>A TCP transport on a loopback port, with a clock that the test turns.</summary>
internal sealed class RunningStreams : IDisposable
{
    public RunningStreams(StreamOptions? options = null, IPAddress? address = null, Responder? responder = null)
    {
        Transport = new StreamTransport(
            [new IPEndPoint(address ?? IPAddress.Loopback, 0)],
            responder ?? new Responder(new ResponderOptions()),
            options ?? new StreamOptions(),
            Time,
            NullLogger.Instance);
        Transport.Open();
        Transport.Start();
    }

    public FakeTimeProvider Time { get; } = new();

    public StreamTransport Transport { get; }

    public IPEndPoint EndPoint => Transport.LocalEndPoints[0];

    public TestStream Connect(IPAddress? from = null) => new(EndPoint, from);

    /// <summary>Waits until so many are open.</summary>
    public void WaitForConnections(int count) => Assert.True(
        SpinWait.SpinUntil(() => Transport.ReadCounters().Open == count, RunningLoop.Patience),
        $"{Transport.ReadCounters().Open} connections are open, not {count}.");

    /// <summary>Turns the clock until a connection has been closed as overdue, and says by how much.</summary>
    public TimeSpan AdvanceUntilExpired()
    {
        var began = Time.GetUtcNow();
        var isExpired = SpinWait.SpinUntil(
            () =>
            {
                if (Transport.ReadCounters().Expired > 0)
                    return true;
                Time.Advance(TimeSpan.FromSeconds(1));
                return false;
            },
            RunningLoop.Patience);
        Assert.True(isExpired, "No connection was closed as overdue.");
        return Time.GetUtcNow() - began;
    }

    public void Dispose() => Transport.Dispose();
}
