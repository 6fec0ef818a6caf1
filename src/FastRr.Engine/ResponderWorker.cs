using System.Buffers.Binary;
using FastRr.Answers.Snapshots;
using FastRr.Engine.Cookies;
using FastRr.Engine.Counters;
using FastRr.Engine.Responses;
using FastRr.Wire.Messages;
using FastRr.Wire.Names;
using FastRr.Wire.Registry;
using Microsoft.Extensions.Logging;

namespace FastRr.Engine;

/// <summary>
/// Turns query octets into response octets, in place. One worker serves one receive loop and one thread at a time;
/// all it owns is made before the first query.
/// </summary>
public sealed partial class ResponderWorker
{
    private readonly byte[] _name = new byte[DomainName.MaxLength + 1];
    private readonly byte[] _labelStarts = new byte[DomainName.MaxLabels + 1];
    private readonly AnswerResolver _resolver;
    private readonly OptComposer _opt;
    private readonly Prefetch _prefetch;
    private AnswerSnapshot? _snapshot;
    private uint _timeSeconds;

    internal ResponderWorker(Responder responder, int number)
    {
        Responder = responder;
        Number = number;
        var turner = new RingTurner(number, responder.Options.RotatesPerWorker);
        _resolver = new AnswerResolver(
            turner, new ClientComposer(turner, Counters, new WhoAmIComposer(responder)));
        _prefetch = new Prefetch(turner);
        _opt = new OptComposer(responder);
    }

    public Responder Responder { get; }

    /// <summary>Counts from 0.</summary>
    public int Number { get; }

    public WorkerCounters Counters { get; } = new();

    /// <summary>Reads the snapshot and the clock, once for the batch that follows.</summary>
    public void BeginBatch()
    {
        _timeSeconds = (uint)Responder.Clock.GetUtcNow().ToUnixTimeSeconds();
        _snapshot = Responder.Snapshot;
        _prefetch.Clear();
        if (_snapshot is not null)
            _resolver.Use(_snapshot);
    }

    /// <summary>
    /// Starts the loads that a query's name will need. Optional, for each query of a batch between
    /// <see cref="BeginBatch"/> and the first <see cref="Respond"/>; changes no response.
    /// </summary>
    /// <param name="message">The query's octets and no more.</param>
    public void Touch(ReadOnlySpan<byte> message)
    {
        if (_snapshot is not null)
            _prefetch.TryAdd(_snapshot, message);
    }

    /// <summary>Answers the query in <paramref name="message"/> in place.</summary>
    /// <param name="message">The query's octets, then room: its length bounds the response. 512 octets at
    /// least.</param>
    /// <param name="length">Octets of the query.</param>
    /// <param name="requestor">Who asks.</param>
    /// <returns>Octets of the response to send; 0: send nothing.</returns>
    public int Respond(Span<byte> message, int length, in Requestor requestor)
    {
        if (!_prefetch.IsEmpty)
            _prefetch.TryRun(_snapshot!);
        var parsed = QueryParser.Parse(message[..length], _labelStarts, out var query);
        var response = new Response
        {
            Message = message,
            Requestor = ref requestor,
            QuestionEnd = query.QuestionEnd,
            End = query.QuestionEnd,
            ExtendedError = Response.NoExtendedError,
        };
        ResponseOutcome outcome;
        switch (parsed)
        {
            case QueryOutcome.WellFormed:
                _opt.TakeOptions(in query, ref response, in requestor, _timeSeconds);
                outcome = Answer(ref response, in query);
                break;
            case QueryOutcome.CookieOnly:
                outcome = AnswerCookie(ref response, in query, in requestor);
                break;
            case QueryOutcome.BadVersion:
                _opt.TakeNoOptions();
                outcome = Fail(ref response, Rcode.BadVers, ResponseOutcome.BadVers);
                break;
            case QueryOutcome.Malformed:
                _opt.TakeNoOptions();
                outcome = Fail(ref response, Rcode.FormErr, ResponseOutcome.FormErr);
                break;
            case QueryOutcome.NotImplemented:
                outcome = Fail(ref response, Rcode.NotImp, ResponseOutcome.NotImp);
                break;
            default:
                Counters.Count(ResponseOutcome.Dropped, requestor.IsStream, requestor.IsIPv4);
                return 0;
        }
        Finish(ref response, in query);
        Counters.Count(outcome, requestor.IsStream, requestor.IsIPv4);
        return response.End;
    }

    /// <summary>Counts a query on which <see cref="Respond"/> threw, logs it at most once a second over all workers,
    /// and answers
    /// SERVFAIL.</summary>
    /// <param name="message">The query's octets, as far as they were not overwritten.</param>
    /// <param name="length">Octets of the query.</param>
    /// <param name="requestor">Who asks.</param>
    /// <param name="failure">What was thrown.</param>
    /// <returns>Octets of the response to send: 12, or 0 where not even a header came.</returns>
    public int RespondToFailure(Span<byte> message, int length, in Requestor requestor, Exception failure)
    {
        if (Responder.MayLogFailure())
            LogQueryFailed(Responder.Logger, Number, failure);
        if (length < MessageHeader.Length)
        {
            Counters.Count(ResponseOutcome.Dropped, requestor.IsStream, requestor.IsIPv4);
            return 0;
        }
        var flags = BinaryPrimitives.ReadUInt16BigEndian(message[MessageHeader.Flags..]) & MessageHeader.Copied;
        BinaryPrimitives.WriteUInt16BigEndian(
            message[MessageHeader.Flags..], (ushort)(MessageHeader.Response | flags | (int)Rcode.ServFail));
        message[MessageHeader.QuestionCount..MessageHeader.Length].Clear();
        Counters.Count(ResponseOutcome.ServFail, requestor.IsStream, requestor.IsIPv4);
        return MessageHeader.Length;
    }

    private ResponseOutcome Answer(ref Response response, in Query query)
    {
        DomainName.ToLower(response.Message.Slice(MessageHeader.Length, query.NameLength), _name);
        var name = _name.AsSpan(0, query.NameLength);
        if (query.Class != RRClass.IN)
            return AnswerOtherClass(ref response, in query, name);
        // Transfers need what we don't have yet: a list of who may ask.
        if (query.Type is RRType.AXFR or RRType.IXFR)
            return Fail(ref response, Rcode.Refused, ResponseOutcome.Refused);
        if (_snapshot is null)
        {
            response.ExtendedError = (int)ExtendedErrorCode.NotReady;
            return Fail(ref response, Rcode.ServFail, ResponseOutcome.ServFail);
        }
        _labelStarts[query.LabelCount] = (byte)(query.NameLength - 1);
        return _resolver.Resolve(ref response, name, _labelStarts, query.LabelCount, query.Type);
    }

    /// <summary>RFC 4892 §2: TXT of class CH tells who we are, if we may.</summary>
    private ResponseOutcome AnswerOtherClass(ref Response response, in Query query, ReadOnlySpan<byte> lowerName)
    {
        var record = query.Class == RRClass.CH && query.Type is RRType.TXT or RRType.ANY
            ? Responder.Chaos.Find(lowerName)
            : default;
        if (record.IsEmpty)
            return Fail(ref response, Rcode.Refused, ResponseOutcome.Refused);
        if (response.Limit - response.End < record.Length)
        {
            response.Flags = MessageHeader.Truncated;
            return ResponseOutcome.Truncated;
        }
        record.CopyTo(response.Message[response.End..]);
        response.End += record.Length;
        response.AnswerCount = 1;
        response.Flags = MessageHeader.Authoritative;
        return ResponseOutcome.Answer;
    }

    /// <summary>RFC 7873 §5.4: a fresh server cookie; BADCOOKIE tells that the one sent is not ours.</summary>
    private ResponseOutcome AnswerCookie(ref Response response, in Query query, in Requestor requestor)
    {
        var cookie = response.Message.Slice(query.Opt.CookieOffset, query.Opt.CookieLength);
        var isValid = cookie.Length == CookieSigner.ClientCookieLength
            || Responder.CookieSigner.IsValid(cookie, in requestor, _timeSeconds);
        _opt.TakeOptions(in query, ref response, in requestor, _timeSeconds);
        return isValid ? ResponseOutcome.Cookie : Fail(ref response, Rcode.BadCookie, ResponseOutcome.BadCookie);
    }

    private static ResponseOutcome Fail(ref Response response, Rcode rcode, ResponseOutcome outcome)
    {
        response.Rcode = rcode;
        return outcome;
    }

    /// <summary>Writes the OPT behind the sections, and the header before them.</summary>
    private void Finish(ref Response response, in Query query)
    {
        var header = response.Message[..MessageHeader.Length];
        // RFC 6891 §7: an OPT in the query, an OPT in the response; none, none.
        if (query.Opt.IsPresent)
        {
            _opt.Append(ref response, query.Opt.IsDnssecOk);
            response.AdditionalCount++;
        }
        var flags = (query.Flags & MessageHeader.Copied) | MessageHeader.Response | response.Flags
            | ((int)response.Rcode & 0xF);
        BinaryPrimitives.WriteUInt16BigEndian(header[MessageHeader.Flags..], (ushort)flags);
        BinaryPrimitives.WriteUInt64BigEndian(
            header[MessageHeader.QuestionCount..],
            ((query.NameLength == 0 ? 0UL : 1UL) << 48) | ((ulong)response.AnswerCount << 32)
                | ((ulong)response.AuthorityCount << 16) | response.AdditionalCount);
    }

    [LoggerMessage(20, LogLevel.Error, "{Worker}", EventName = "query-failed")]
    private static partial void LogQueryFailed(ILogger logger, int worker, Exception failure);
}
