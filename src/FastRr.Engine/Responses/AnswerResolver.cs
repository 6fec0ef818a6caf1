using System.Buffers.Binary;
using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Engine.Counters;
using FastRr.Wire.Messages;
using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Engine.Responses;

/// <summary>Finds the answer to a name and type in a snapshot and composes it. One for each worker.</summary>
internal sealed class AnswerResolver
{
    /// <summary>CNAMEs followed in one answer; what a resolver lacks beyond, it asks for.</summary>
    private const int MaxChainLinks = 8;

    private readonly byte[] _targetName = new byte[DomainName.MaxLength + 1];
    private readonly byte[] _targetStarts = new byte[DomainName.MaxLabels + 1];
    private readonly int[] _chain = new int[MaxChainLinks + 1];
    private readonly int[] _redirections = new int[MaxChainLinks + 1];
    private readonly RingTurner _turner;
    private readonly ClientComposer _byClient;
    private AnswerSnapshot _snapshot = null!;

    public AnswerResolver(RingTurner turner, ClientComposer byClient)
    {
        _turner = turner;
        _byClient = byClient;
    }

    /// <summary>Answers out of one snapshot from now on.</summary>
    public void Use(AnswerSnapshot snapshot) => _snapshot = snapshot;

    /// <summary>Composes answer, authority and additional sections behind the question.</summary>
    /// <param name="response">Ends behind the question.</param>
    /// <param name="lowerName">QNAME, lower-cased.</param>
    /// <param name="labelStarts">Where its labels start.</param>
    /// <param name="labelCount">Its labels, the root not counted.</param>
    /// <param name="type">QTYPE.</param>
    public ResponseOutcome Resolve(
        ref Response response,
        ReadOnlySpan<byte> lowerName,
        ReadOnlySpan<byte> labelStarts,
        int labelCount,
        RRType type)
    {
        var names = _snapshot.Names;
        var place = new NamePlace(MessageHeader.Length, lowerName.Length);
        var redirectionCount = 0;
        for (var links = 0; ; links++)
        {
            var number = names.Find(lowerName);
            var exists = number >= 0;
            if (!exists)
                number = names.FindClosestEncloser(lowerName, labelStarts, labelCount);
            ref readonly var node = ref names.Nodes[number];
            if (node.Zone < 0 || _snapshot.Zones[node.Zone].NegativeAnswer < 0)
                return links == 0 ? RefuseOrFail(ref response, in node) : ResponseOutcome.Answer;

            if (node.Cut >= 0 && !(exists && node.Cut == number && IsOwnData(in node, type)))
            {
                ref readonly var cut = ref names.Nodes[node.Cut];
                if ((cut.Traits & NodeTraits.ZoneCut) != 0)
                    return Refer(ref response, in cut, place, links);
                var redirected = Redirect(ref response, node.Cut, ref redirectionCount, ref place);
                if (redirected != ResponseOutcome.Answer || type is RRType.CNAME or RRType.ANY)
                    return redirected;
            }
            else
            {
                if (!exists)
                {
                    // RFC 4592 §3.3.1: only the wildcard at the closest encloser can be the source of synthesis.
                    if (node.Wildcard == 0)
                        return AnswerNXDomain(ref response, node.Zone, place);
                    node = ref names.Nodes[node.Wildcard];
                }
                ref readonly var answer = ref FindAnswer(in node, type);
                if (answer.Kind == AnswerKind.Negative)
                    return AnswerNoData(ref response, in answer, place);
                if (answer.Kind >= AnswerKind.Steered)
                {
                    // RFC 7871 §7.2.1: what comes before holds for everyone, so the resolver asks for this one itself.
                    return links == 0
                        ? AnswerByClient(ref response, in answer, node.Zone, place)
                        : ResponseOutcome.Answer;
                }
                if (answer.Kind != AnswerKind.CName || type is RRType.CNAME or RRType.ANY)
                    return AnswerPositive(ref response, in answer, place, isSynthesised: !exists);
                if (!Follow(ref response, in answer, ref place, isSynthesised: !exists))
                    return Truncate(ref response);
            }

            // The target stands whole at the end of what was composed; it is the next name to look for.
            if (links == MaxChainLinks || IsInChain(ref response, place, links))
                return ResponseOutcome.Answer;
            DomainName.ToLower(response.Message.Slice(place.Offset, place.Length), _targetName);
            lowerName = _targetName.AsSpan(0, place.Length);
            labelCount = DomainName.LabelStarts(lowerName, _targetStarts);
            _targetStarts[labelCount] = (byte)(place.Length - 1);
            labelStarts = _targetStarts;
        }
    }

    /// <summary>What a zone cut or DNAME node itself answers: DS at the cut (RFC 4035 §3.1.4.1), all at the DNAME
    /// (RFC 6672 §2.3).</summary>
    private static bool IsOwnData(ref readonly NameNode node, RRType type) =>
        type == RRType.DS || (node.Traits & NodeTraits.DName) != 0;

    private static ResponseOutcome RefuseOrFail(ref Response response, ref readonly NameNode node)
    {
        response.Flags = 0;
        if (node.Zone < 0)
        {
            response.Rcode = Rcode.Refused;
            response.ExtendedError = (int)ExtendedErrorCode.NotAuthoritative;
            return ResponseOutcome.Refused;
        }
        response.Rcode = Rcode.ServFail;
        response.ExtendedError = (int)ExtendedErrorCode.InvalidData;
        return ResponseOutcome.ServFail;
    }

    private ref readonly CompiledAnswer NegativeOf(int zone) =>
        ref _snapshot.Answers[_snapshot.Zones[zone].NegativeAnswer];

    /// <summary>
    /// Finds what a node holds for a type: the type itself, else its CNAME, else the zone's negative answer; for ANY
    /// its first RRset (RFC 8482 §4.1).
    /// </summary>
    private ref readonly CompiledAnswer FindAnswer(ref readonly NameNode node, RRType type)
    {
        var answers = _snapshot.Answers.Slice(node.FirstAnswer, node.AnswerCount);
        foreach (ref readonly var candidate in answers)
        {
            if (candidate.Type == type || type == RRType.ANY)
                return ref candidate;
        }
        if ((node.Traits & NodeTraits.CName) != 0)
        {
            foreach (ref readonly var candidate in answers)
            {
                if (candidate.Type == RRType.CNAME)
                    return ref candidate;
            }
        }
        return ref NegativeOf(node.Zone);
    }

    private ResponseOutcome AnswerPositive(
        ref Response response, ref readonly CompiledAnswer answer, NamePlace place, bool isSynthesised)
    {
        response.Flags |= MessageHeader.Authoritative;
        var shift = isSynthesised ? place.ShiftOfWildcard(answer.BaseLength) : place.ShiftOf(answer.BaseLength);
        if (!TryAppendRing(ref response, in answer, shift) || !TryAppendTail(ref response, in answer, shift))
            return Truncate(ref response);
        response.AnswerCount += answer.Count;
        return ResponseOutcome.Answer;
    }

    private ResponseOutcome AnswerByClient(
        ref Response response, ref readonly CompiledAnswer answer, int zone, NamePlace place)
    {
        response.Flags |= MessageHeader.Authoritative;
        var outcome = _byClient.Compose(ref response, in answer, _snapshot);
        return outcome switch
        {
            ResponseOutcome.NoData => AnswerNoData(ref response, in NegativeOf(zone), place),
            ResponseOutcome.Truncated => Truncate(ref response),
            _ => outcome,
        };
    }

    private ResponseOutcome AnswerNXDomain(ref Response response, int zone, NamePlace place)
    {
        // RFC 6604 §3: the RCODE is that of the last name in a chain.
        response.Rcode = Rcode.NXDomain;
        var outcome = AnswerNoData(ref response, in NegativeOf(zone), place);
        return outcome == ResponseOutcome.NoData ? ResponseOutcome.NXDomain : outcome;
    }

    /// <summary>RFC 2308 §3: the SOA of the zone goes into the authority section.</summary>
    private ResponseOutcome AnswerNoData(ref Response response, ref readonly CompiledAnswer negative, NamePlace place)
    {
        response.Flags |= MessageHeader.Authoritative;
        if (!TryAppendRing(ref response, in negative, place.ShiftOf(negative.BaseLength)))
            return Truncate(ref response);
        response.AuthorityCount = 1;
        return ResponseOutcome.NoData;
    }

    /// <summary>RFC 1034 §4.3.2 step 3b: the NS RRset of the cut and its glue; AA stays clear unless a CNAME of ours
    /// led here.</summary>
    private ResponseOutcome Refer(ref Response response, ref readonly NameNode cut, NamePlace place, int links)
    {
        ref readonly var answer = ref _snapshot.Answers[cut.FirstAnswer + cut.AnswerCount - 1];
        var shift = place.ShiftOf(answer.BaseLength);
        if (!TryAppendRing(ref response, in answer, shift) || !TryAppendTail(ref response, in answer, shift))
            return Truncate(ref response);
        response.AuthorityCount = answer.Count;
        return links == 0 ? ResponseOutcome.Referral : ResponseOutcome.Answer;
    }

    /// <summary>Appends a CNAME and moves on to its target.</summary>
    private bool Follow(
        ref Response response, ref readonly CompiledAnswer answer, ref NamePlace place, bool isSynthesised)
    {
        response.Flags |= MessageHeader.Authoritative;
        var shift = isSynthesised ? place.ShiftOfWildcard(answer.BaseLength) : place.ShiftOf(answer.BaseLength);
        if (!TryAppendRing(ref response, in answer, shift))
            return false;
        response.AnswerCount++;
        // The target is all of the RDATA: behind the owner, a pointer or the root itself, and ten octets of fields.
        var targetLength = answer.RingLength - (answer.BaseLength == 1 ? 1 : 2) - 10;
        place = new NamePlace(response.End - targetLength, targetLength);
        return true;
    }

    /// <summary>RFC 6672 §3.1: appends the DNAME and the CNAME it makes of the name, and moves on to the new
    /// name.</summary>
    private ResponseOutcome Redirect(
        ref Response response, int owner, ref int redirectionCount, ref NamePlace place)
    {
        response.Flags |= MessageHeader.Authoritative;
        ref readonly var answer = ref FindAnswer(in _snapshot.Names.Nodes[owner], RRType.DNAME);
        // RFC 2181 §5: a record stands once, however often the chain passes its DNAME.
        if (!_redirections.AsSpan(0, redirectionCount).Contains(owner))
        {
            if (!TryAppendRing(ref response, in answer, place.ShiftOf(answer.BaseLength)))
                return Truncate(ref response);
            response.AnswerCount++;
            _redirections[redirectionCount++] = owner;
        }
        // The owner is a pointer, or the root itself; TYPE, CLASS, TTL, RDLENGTH; then the target, whole.
        var record = _snapshot.Octets.Slice(answer.RingOffset, answer.RingLength)[(answer.BaseLength == 1 ? 1 : 2)..];
        var target = record[10..];
        var prefixLength = place.Length - answer.BaseLength;
        if (prefixLength + target.Length > DomainName.MaxLength)
        {
            // RFC 6672 §2.2: the name that would come of it is too long.
            response.Rcode = Rcode.YXDomain;
            return ResponseOutcome.YXDomain;
        }
        const int PointedHeaderLength = 12;
        if (response.Limit - response.End < PointedHeaderLength + prefixLength + target.Length)
            return Truncate(ref response);
        var cname = response.Message[response.End..];
        BinaryPrimitives.WriteUInt16BigEndian(cname, (ushort)(0xC000 | place.Offset));
        record[..10].CopyTo(cname[2..]);
        BinaryPrimitives.WriteUInt16BigEndian(cname[2..], (ushort)RRType.CNAME);
        BinaryPrimitives.WriteUInt16BigEndian(cname[10..], (ushort)(prefixLength + target.Length));
        response.Message.Slice(place.Offset, prefixLength).CopyTo(cname[PointedHeaderLength..]);
        target.CopyTo(cname[(PointedHeaderLength + prefixLength)..]);
        place = new NamePlace(response.End + PointedHeaderLength, prefixLength + target.Length);
        response.End = place.Offset + place.Length;
        response.AnswerCount++;
        return ResponseOutcome.Answer;
    }

    /// <summary>Whether a chain came back to a name it already passed; remembers the name otherwise.</summary>
    private bool IsInChain(ref Response response, NamePlace place, int links)
    {
        var message = response.Message;
        if (links == 0)
            _chain[0] = MessageHeader.Length;
        var name = message.Slice(place.Offset, place.Length);
        for (var i = 0; i <= links; i++)
        {
            var passed = message.Slice(_chain[i], Math.Min(place.Length, place.Offset - _chain[i]));
            if (DomainName.EqualsIgnoreCase(passed, name))
                return true;
        }
        _chain[links + 1] = place.Offset;
        return false;
    }

    private bool TryAppendRing(ref Response response, ref readonly CompiledAnswer answer, PointerShift shift)
    {
        int length = answer.RingLength;
        if (response.Limit - response.End < length)
            return false;
        if (answer.Order == RotationOrder.Subnet)
            return AppendBySubnet(ref response, in answer, shift);
        var first = answer.RotationNumber < 0 ? 0 : _turner.Turn(_snapshot, in answer);
        var ring = response.Message.Slice(response.End, length);
        _snapshot.Octets.Slice(answer.RingOffset + first, length).CopyTo(ring);
        if (!shift.IsNone)
            PointerRelocation.Apply(ring, shift);
        response.End += length;
        return true;
    }

    /// <summary>Appends addresses, those nearest to the source first.</summary>
    private bool AppendBySubnet(ref Response response, ref readonly CompiledAnswer answer, PointerShift shift)
    {
        var ring = response.Message.Slice(response.End, answer.RingLength);
        SubnetOrder.Copy(
            _snapshot.Octets.Slice(answer.RingOffset, answer.RingLength),
            answer.RingLength / answer.Count,
            answer.Type == RRType.A ? 4 : 16,
            in response.Requestor,
            answer.RotationNumber < 0 ? 0 : _turner.Turn(_snapshot, answer.RotationNumber),
            ring);
        if (!shift.IsNone)
            PointerRelocation.Apply(ring, shift);
        response.End += ring.Length;
        return true;
    }

    /// <summary>Appends as much of the additional section as fits: all, or what is required, or nothing and
    /// false.</summary>
    private bool TryAppendTail(ref Response response, ref readonly CompiledAnswer answer, PointerShift shift)
    {
        var length = answer.RequiredLength + answer.OptionalLength;
        if (length == 0)
            return true;
        var count = answer.RequiredCount + answer.OptionalCount;
        if (response.Limit - response.End < length)
        {
            length = answer.RequiredLength;
            count = answer.RequiredCount;
            if (response.Limit - response.End < length)
                return false;
        }
        var tail = response.Message.Slice(response.End, length);
        _snapshot.Octets.Slice(answer.TailOffset, length).CopyTo(tail);
        if (!shift.IsNone)
            PointerRelocation.Apply(tail, shift);
        response.End += length;
        response.AdditionalCount = (ushort)count;
        return true;
    }

    /// <summary>RFC 2181 §9: TC, and no RR that could be taken for the whole of its RRset.</summary>
    private static ResponseOutcome Truncate(ref Response response)
    {
        response.End = response.QuestionEnd;
        response.Flags |= MessageHeader.Truncated;
        response.AnswerCount = response.AuthorityCount = response.AdditionalCount = 0;
        return ResponseOutcome.Truncated;
    }
}
