using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using FastRr.Engine;

namespace FastRr.Transports.Streams;

/// <summary>
/// A worker and the scratch it answers in, rented for one batch of queries of one connection and never across a
/// wait: as many are made as threads answer at a time, however many connections there are.
/// </summary>
internal sealed class StreamWorker(ResponderWorker worker)
{
    /// <summary>RFC 1035 §4.2.2: the length is two octets.</summary>
    private const int PrefixOctets = 2;

    /// <summary>Less is no DNS message.</summary>
    private const int HeaderOctets = 12;

    /// <summary>
    /// Responses are sent when there is this much of them, so that a few pipelined queries with large answers can't
    /// fill the memory: a connection holds no more than this and one message, 96 KiB.
    /// </summary>
    private const int FlushOctets = 32 << 10;

    private readonly byte[] _scratch = new byte[ushort.MaxValue];

    /// <summary>
    /// Answers the complete queries of <paramref name="input"/> in their order and moves its start behind them.
    /// </summary>
    public StreamOutcome Answer(
        ref ReadOnlySequence<byte> input, PipeWriter output, in Requestor requestor, out int answered)
    {
        answered = 0;
        worker.BeginBatch();
        for (var written = 0; TryReadLength(in input, out var length);)
        {
            if (length < HeaderOctets)
                return StreamOutcome.MustClose;
            if (written >= FlushOctets)
                return StreamOutcome.NeedsFlush;
            if (input.Length < PrefixOctets + length)
                return StreamOutcome.NeedsInput;
            input.Slice(PrefixOctets, length).CopyTo(_scratch);
            input = input.Slice(PrefixOctets + length);
            answered++;
            var octets = Answering.Answer(worker, _scratch, length, in requestor);
            if (octets <= 0)
                return StreamOutcome.MustClose;
            Write(output, octets);
            written += PrefixOctets + octets;
        }
        return StreamOutcome.NeedsInput;
    }

    private void Write(PipeWriter output, int octets)
    {
        // RFC 7766 §8: length and message in one write.
        var span = output.GetSpan(PrefixOctets + octets);
        BinaryPrimitives.WriteUInt16BigEndian(span, (ushort)octets);
        _scratch.AsSpan(0, octets).CopyTo(span[PrefixOctets..]);
        output.Advance(PrefixOctets + octets);
    }

    private static bool TryReadLength(in ReadOnlySequence<byte> input, out int length)
    {
        length = 0;
        if (input.FirstSpan.Length >= PrefixOctets)
        {
            length = BinaryPrimitives.ReadUInt16BigEndian(input.FirstSpan);
            return true;
        }
        if (input.Length < PrefixOctets)
            return false;
        Span<byte> prefix = stackalloc byte[PrefixOctets];
        input.Slice(0, PrefixOctets).CopyTo(prefix);
        length = BinaryPrimitives.ReadUInt16BigEndian(prefix);
        return true;
    }
}
