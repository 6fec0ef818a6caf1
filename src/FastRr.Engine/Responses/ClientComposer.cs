using System.Buffers.Binary;
using FastRr.Answers.Snapshots;
using FastRr.Engine.Counters;
using FastRr.Wire.Messages;
using FastRr.Wire.Registry;

namespace FastRr.Engine.Responses;

/// <summary>Composes answers that depend on who asks: those of pools, and the one that tells who it is.</summary>
internal sealed class ClientComposer(RingTurner turner, WorkerCounters counters, WhoAmIComposer whoAmI)
{
    /// <summary>Appends the answer section.</summary>
    /// <returns>Answer, NoData, ServFail or Truncated; but for the first nothing was appended.</returns>
    public ResponseOutcome Compose(
        ref Response response, ref readonly CompiledAnswer answer, AnswerSnapshot snapshot) =>
        answer.Kind == AnswerKind.Steered
            ? ComposeSteered(ref response, in answer, snapshot)
            : ComposeWhoAmI(ref response, answer.Type, snapshot.Steering);

    /// <summary>The pool's answer for the client's region.</summary>
    private ResponseOutcome ComposeSteered(
        ref Response response, ref readonly CompiledAnswer answer, AnswerSnapshot snapshot)
    {
        var steering = snapshot.Steering;
        var client = new SteeredClient(in response.Requestor, CountedSubnet(ref response, steering));
        var match = client.FindRegion(steering.Table);
        var pool = steering.Pools[answer.Pool];
        ref readonly var steered = ref pool.Find(answer.PoolSet, match.Region);
        response.ScopeLength = match.ScopeLength;
        counters.Regions.Count(match.Region);
        // Before it takes a turn: who asks again over TCP takes one too.
        if (response.Limit - response.End < steered.MaxLength)
            return ResponseOutcome.Truncated;
        var step = 0;
        switch (steered.Choice)
        {
            case StepChoice.None:
                return ResponseOutcome.NoData;
            case StepChoice.Failure:
                response.Flags = 0;
                response.Rcode = Rcode.ServFail;
                response.ExtendedError = (int)ExtendedErrorCode.Other;
                return ResponseOutcome.ServFail;
            case StepChoice.ClientPrefix:
                step = PoolAnswers.StepOf(client.FindPrefix(out var scopeLength));
                response.ScopeLength = (byte)Math.Max(response.ScopeLength, scopeLength);
                break;
            case StepChoice.Turn when steered.StepCount > 1:
                step = (int)(turner.Turn(snapshot, answer.RotationNumber + match.Region) % (uint)steered.StepCount);
                break;
        }
        ref readonly var window = ref pool.WindowOf(in steered, step);
        pool.Octets.Slice(window.Offset, window.Length).CopyTo(response.Message[response.End..]);
        response.End += window.Length;
        response.AnswerCount = window.Count;
        if (window.Member >= 0)
            counters.Members.Count(window.Member);
        return ResponseOutcome.Answer;
    }

    private ResponseOutcome ComposeWhoAmI(ref Response response, RRType type, SteeringState steering)
    {
        // A pointer to the question's name, TYPE, CLASS, TTL, RDLENGTH.
        const int FixedLength = 12;
        var subnet = CountedSubnet(ref response, steering);
        var rdata = whoAmI.Compose(type, steering.WhoAmI!, in response.Requestor, subnet);
        if (rdata.IsEmpty)
            return ResponseOutcome.NoData;
        if (response.Limit - response.End < FixedLength + rdata.Length)
            return ResponseOutcome.Truncated;
        var record = response.Message[response.End..];
        BinaryPrimitives.WriteUInt16BigEndian(record, 0xC000 | MessageHeader.Length);
        BinaryPrimitives.WriteUInt16BigEndian(record[2..], (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(record[4..], (ushort)RRClass.IN);
        BinaryPrimitives.WriteUInt32BigEndian(record[6..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(record[10..], (ushort)rdata.Length);
        rdata.CopyTo(record[FixedLength..]);
        response.End += FixedLength + rdata.Length;
        response.AnswerCount = 1;
        // The text names the subnet, so it is true for that alone.
        if (type == RRType.TXT && !subnet.IsEmpty)
            response.ScopeLength = subnet[2];
        return ResponseOutcome.Answer;
    }

    private static ReadOnlySpan<byte> CountedSubnet(ref Response response, SteeringState steering) =>
        steering.HonoursClientSubnet ? response.ClientSubnet : default;
}
