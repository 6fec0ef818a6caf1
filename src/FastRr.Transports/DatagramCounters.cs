namespace FastRr.Transports;

/// <summary>What datagram loops have counted, in datagrams.</summary>
/// <param name="Received">Taken from the socket.</param>
/// <param name="Sent">Handed to the kernel.</param>
/// <param name="SendFailures">Responses the kernel refused: no route, a firewall, a full queue.</param>
/// <param name="ReceiveErrors">Receives that failed, most of them ICMP errors of earlier responses.</param>
/// <param name="ReceiveDrops">Dropped by the kernel because the receive buffer was full; 0 where it does not
/// say.</param>
/// <param name="AllocatedOctets">Managed memory that batches allocated: 0 once the first ones are over.</param>
public readonly record struct DatagramCounters(
    long Received, long Sent, long SendFailures, long ReceiveErrors, long ReceiveDrops, long AllocatedOctets)
{
    public static DatagramCounters operator +(DatagramCounters left, DatagramCounters right) => Add(left, right);

    public static DatagramCounters Add(DatagramCounters left, DatagramCounters right) => new(
        left.Received + right.Received,
        left.Sent + right.Sent,
        left.SendFailures + right.SendFailures,
        left.ReceiveErrors + right.ReceiveErrors,
        left.ReceiveDrops + right.ReceiveDrops,
        left.AllocatedOctets + right.AllocatedOctets);
}
