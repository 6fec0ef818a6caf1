using System.Net;
using FastRr.Engine;

namespace FastRr.Transports.Wildcards;

/// <summary>The loops of one local address, each on a thread of its own.</summary>
internal sealed class AddressLoops(IPAddress address, ResponderWorker[] workers, IReadOnlyList<DatagramTransport> loops)
{
    private readonly List<Thread> _threads = [];

    public IPAddress Address => address;

    public ResponderWorker[] Workers => workers;

    public void Open()
    {
        foreach (var loop in loops)
            loop.Open();
    }

    public void Start()
    {
        foreach (var loop in loops)
        {
            var thread = new Thread(loop.Run) { IsBackground = true, Name = $"udp {loop.LocalEndPoint}" };
            _threads.Add(thread);
            thread.Start();
        }
    }

    public void Close()
    {
        foreach (var loop in loops)
            loop.Close();
    }

    /// <summary>Waits for the loops' ends, after <see cref="Close"/>.</summary>
    public void Join()
    {
        foreach (var thread in _threads)
            thread.Join();
    }

    public DatagramCounters ReadCounters()
    {
        var sum = default(DatagramCounters);
        foreach (var loop in loops)
            sum += loop.ReadCounters();
        return sum;
    }
}
