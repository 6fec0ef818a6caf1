using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using FastRr.Engine;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports.Wildcards;

/// <summary>
/// A wildcard as one set of loops for each address of the host, so that a response leaves from the address that was
/// asked. The addresses are read again when they change. <see cref="DatagramTransport.Run"/> minds the loops' threads.
/// </summary>
/// <remarks>The rest of 127.0.0.0/8 has no addresses that a system would list: of it only those that are configured
/// are served.</remarks>
internal sealed class WildcardTransport : DatagramTransport
{
    private readonly Responder _responder;
    private readonly int _workersPerAddress;
    private readonly Func<IPEndPoint, ResponderWorker[], IReadOnlyList<DatagramTransport>> _createLoops;
    private readonly Func<AddressFamily, HashSet<IPAddress>> _readAddresses;
    private readonly ILogger _logger;
    private readonly Stack<ResponderWorker[]> _idleWorkers = new();
    private readonly AutoResetEvent _changed = new(false);
    private volatile State _state = new([], default);

    /// <param name="endPoint">0.0.0.0 or :: and a port.</param>
    /// <param name="responder">Makes the workers; those of an address that goes serve the next that comes.</param>
    /// <param name="workersPerAddress">How many workers <paramref name="createLoops"/> wants.</param>
    /// <param name="createLoops">Makes the loops of one address.</param>
    /// <param name="readAddresses">The addresses of the host, as they are now.</param>
    /// <param name="options">Handed on by <paramref name="createLoops"/>.</param>
    /// <param name="logger">Told of addresses that come and go.</param>
    public WildcardTransport(
        IPEndPoint endPoint,
        Responder responder,
        int workersPerAddress,
        Func<IPEndPoint, ResponderWorker[], IReadOnlyList<DatagramTransport>> createLoops,
        Func<AddressFamily, HashSet<IPAddress>> readAddresses,
        DatagramOptions options,
        ILogger logger)
        : base(endPoint, options)
    {
        _responder = responder;
        _workersPerAddress = workersPerAddress;
        _createLoops = createLoops;
        _readAddresses = readAddresses;
        _logger = logger;
    }

    public override DatagramCounters ReadCounters()
    {
        var state = _state;
        var sum = state.Gone;
        foreach (var address in state.Open)
            sum += address.ReadCounters();
        return sum;
    }

    /// <summary>Makes the loop read the addresses again. From any thread.</summary>
    internal void Refresh() => _changed.Set();

    protected override void Bind()
    {
        foreach (var address in _readAddresses(EndPoint.AddressFamily))
            _state = new State([.. _state.Open, OpenAt(address)], default);
        if (_state.Open.Length == 0)
        {
            throw new SocketException(
                (int)SocketError.AddressNotAvailable, $"udp {EndPoint}: this host has no such address");
        }
    }

    protected override void RunLoop()
    {
        foreach (var address in _state.Open)
            address.Start();
        NetworkChange.NetworkAddressChanged += OnAddressChanged;
        Refresh();
        try
        {
            while (!IsClosing)
            {
                _changed.WaitOne();
                if (!IsClosing)
                    FollowAddresses();
            }
        }
        finally
        {
            NetworkChange.NetworkAddressChanged -= OnAddressChanged;
        }
    }

    protected override void Wake() => _changed.Set();

    protected override void Release()
    {
        foreach (var address in _state.Open)
            address.Close();
        foreach (var address in _state.Open)
            address.Join();
    }

    private void OnAddressChanged(object? sender, EventArgs e) => Refresh();

    private AddressLoops OpenAt(IPAddress address)
    {
        if (!_idleWorkers.TryPop(out var workers))
        {
            workers = new ResponderWorker[_workersPerAddress];
            for (var i = 0; i < workers.Length; i++)
                workers[i] = _responder.CreateWorker();
        }
        var loops = new AddressLoops(address, workers, _createLoops(new IPEndPoint(address, EndPoint.Port), workers));
        try
        {
            loops.Open();
        }
        catch
        {
            loops.Close();
            _idleWorkers.Push(workers);
            throw;
        }
        return loops;
    }

    private void FollowAddresses()
    {
        HashSet<IPAddress> now;
        try
        {
            now = _readAddresses(EndPoint.AddressFamily);
        }
        catch (NetworkInformationException failure)
        {
            TransportLog.AddressFailed(_logger, $"udp {EndPoint}: {failure.Message}");
            return;
        }
        var open = new List<AddressLoops>();
        var gone = _state.Gone;
        foreach (var address in _state.Open)
        {
            if (now.Remove(address.Address))
                open.Add(address);
            else
                gone += CloseAt(address);
        }
        foreach (var address in now)
        {
            try
            {
                var loops = OpenAt(address);
                loops.Start();
                open.Add(loops);
                TransportLog.AddressAdded(_logger, new IPEndPoint(address, EndPoint.Port));
            }
            catch (SocketException failure)
            {
                TransportLog.AddressFailed(_logger, failure.Message);
            }
        }
        _state = new State([.. open], gone);
    }

    private DatagramCounters CloseAt(AddressLoops address)
    {
        address.Close();
        address.Join();
        _idleWorkers.Push(address.Workers);
        TransportLog.AddressRemoved(_logger, new IPEndPoint(address.Address, EndPoint.Port));
        return address.ReadCounters();
    }

    /// <summary>What serves now, and the sum of what no longer does.</summary>
    private sealed record State(AddressLoops[] Open, DatagramCounters Gone);
}
