using System.Net.Sockets;
using FastRr.Engine;

namespace FastRr.Transports.Streams;

/// <summary>
/// Every open connection, for the limits. A slot names its <see cref="Socket"/>, which is never used again, so
/// closing what a slot named a moment ago can hit no other connection. The lock is taken when connections come and
/// go, never for a query.
/// </summary>
internal sealed class StreamTable
{
    private readonly Lock _gate = new();
    private readonly Slot[] _slots;
    private readonly Stack<int> _free;
    private readonly Dictionary<UInt128, int> _perClient = [];
    private readonly int _limitPerClient;
    private readonly TaskCompletionSource _emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosed;
    private long _accepted;
    private long _refused;
    private long _displaced;
    private long _expired;

    public StreamTable(int capacity, int limitPerClient)
    {
        _slots = new Slot[capacity];
        _free = new Stack<int>(capacity);
        for (var i = capacity - 1; i >= 0; i--)
            _free.Push(i);
        _limitPerClient = limitPerClient;
    }

    /// <summary>Takes a slot, that of the longest idle connection if there is no other.</summary>
    /// <param name="socket">The new connection.</param>
    /// <param name="client">See <see cref="ClientOf"/>.</param>
    /// <param name="isExempt">The limit per client does not apply.</param>
    /// <param name="now">A time stamp.</param>
    /// <returns>The slot, or -1: refused.</returns>
    public int Add(Socket socket, UInt128 client, bool isExempt, long now)
    {
        Socket? displaced = null;
        int slot;
        lock (_gate)
        {
            var mine = _perClient.GetValueOrDefault(client);
            if (_isClosed || (mine >= _limitPerClient && !isExempt))
            {
                _refused++;
                return -1;
            }
            if (!_free.TryPop(out slot))
            {
                slot = FindLongestIdle();
                displaced = _slots[slot].Socket;
                Forget(slot);
                _displaced++;
            }
            _accepted++;
            _perClient[client] = _perClient.GetValueOrDefault(client) + 1;
            _slots[slot] = new Slot { Socket = socket, Client = client, LastQuery = now };
        }
        displaced?.Dispose();
        return slot;
    }

    /// <summary>Gives the slot back, unless another connection has taken it over.</summary>
    public void Remove(int slot, Socket socket)
    {
        lock (_gate)
        {
            if (_slots[slot].Socket != socket)
                return;
            Forget(slot);
            _free.Push(slot);
            TellIfEmptied();
        }
    }

    /// <summary>A complete query has come.</summary>
    public void Touch(int slot, long now) => Volatile.Write(ref _slots[slot].LastQuery, now);

    /// <summary>A send begins; 0: it is over.</summary>
    public void MarkSend(int slot, long now) => Volatile.Write(ref _slots[slot].SendingSince, now);

    /// <summary>
    /// Closes what has been idle since before one time stamp, or stuck in a send since before the other.
    /// </summary>
    public void CloseOverdue(long idleBefore, long stalledBefore)
    {
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            if (Volatile.Read(ref _slots[slot].Socket) is null)
                continue;
            Socket? overdue = null;
            var isStalled = false;
            lock (_gate)
            {
                ref var entry = ref _slots[slot];
                var since = Volatile.Read(ref entry.SendingSince);
                isStalled = since != 0 && since < stalledBefore;
                if (isStalled || (since == 0 && Volatile.Read(ref entry.LastQuery) < idleBefore))
                {
                    overdue = entry.Socket;
                    if (overdue is not null && !entry.IsOverdue)
                        _expired++;
                    entry.IsOverdue = true;
                }
            }
            // What a client does not read need not wait in the kernel either.
            if (isStalled)
                overdue?.Close(0);
            else
                overdue?.Dispose();
        }
    }

    /// <summary>
    /// Takes no more connections, lets those there are have the answers to what they have sent, and closes what then
    /// is left.
    /// </summary>
    public void Close(TimeSpan patience)
    {
        lock (_gate)
        {
            _isClosed = true;
            TellIfEmptied();
        }
        ForEachSocket(static socket =>
        {
            try
            {
                socket.Shutdown(SocketShutdown.Receive);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                // It has ended by itself.
            }
        });
        if (_emptied.Task.Wait(patience))
            return;
        ForEachSocket(static socket => socket.Close(0));
        _emptied.Task.Wait(patience);
    }

    public StreamCounters ReadCounters()
    {
        lock (_gate)
            return new StreamCounters(_slots.Length - _free.Count, _accepted, _refused, _displaced, _expired);
    }

    /// <summary>
    /// Who counts as one client: an IPv4 address, or an IPv6 /64, which is the least that one link is given (RFC 4291
    /// §2.5.1) and out of which a single host may take any number of addresses.
    /// </summary>
    public static UInt128 ClientOf(in Requestor requestor) =>
        new(requestor.High, requestor.IsIPv4 ? requestor.Low : 0);

    private void ForEachSocket(Action<Socket> action)
    {
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            if (Volatile.Read(ref _slots[slot].Socket) is { } socket)
                action(socket);
        }
    }

    private void TellIfEmptied()
    {
        if (_isClosed && _free.Count == _slots.Length)
            _emptied.TrySetResult();
    }

    private int FindLongestIdle()
    {
        var longest = 0;
        for (var slot = 1; slot < _slots.Length; slot++)
        {
            if (Volatile.Read(ref _slots[slot].LastQuery) < Volatile.Read(ref _slots[longest].LastQuery))
                longest = slot;
        }
        return longest;
    }

    private void Forget(int slot)
    {
        var client = _slots[slot].Client;
        var left = _perClient[client] - 1;
        if (left == 0)
            _perClient.Remove(client);
        else
            _perClient[client] = left;
        _slots[slot] = default;
    }

    private struct Slot
    {
        public Socket? Socket;
        public UInt128 Client;
        public long LastQuery;
        public long SendingSince;

        /// <summary>Closed already; the slot is free once its connection has noticed.</summary>
        public bool IsOverdue;
    }
}
