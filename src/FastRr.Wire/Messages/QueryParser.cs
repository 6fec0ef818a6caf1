using System.Buffers.Binary;
using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Wire.Messages;

/// <summary>Reads a query: header, one question, at most one OPT, nothing else.</summary>
public static class QueryParser
{
    private const int CompressionMask = 0xC0;

    /// <summary>Reads a query from its first octet to its last.</summary>
    /// <param name="message">The query's octets and no more.</param>
    /// <param name="labelStarts">Takes where each label of QNAME starts, counted from QNAME's first octet; 128
    /// octets.</param>
    /// <param name="query">What could be read, whatever the outcome.</param>
    public static QueryOutcome Parse(ReadOnlySpan<byte> message, Span<byte> labelStarts, out Query query)
    {
        query = default;
        var outcome = ParseHeader(message, ref query, out var counts);
        if (outcome != QueryOutcome.WellFormed)
            return outcome;
        var offset = MessageHeader.Length;
        if (counts.Question == 0)
            return ParseCookieOnly(message, offset, ref query);
        if (!ParseQuestion(message, labelStarts, ref query))
            return QueryOutcome.Malformed;
        offset = query.QuestionEnd;
        // RFC 1995 §3: an IXFR brings its SOA in the authority section; no other query has anything there.
        if (counts.Authority == 1 && (query.Type != RRType.IXFR || !SkipSoa(message, ref offset)))
            return QueryOutcome.Malformed;
        if (counts.Additional == 1)
        {
            outcome = OptParser.Parse(message, ref offset, ref query.Opt);
            if (outcome != QueryOutcome.WellFormed)
                return outcome;
        }
        return offset == message.Length ? QueryOutcome.WellFormed : QueryOutcome.Malformed;
    }

    /// <summary>What the 12 octets of the header decide alone.</summary>
    private static QueryOutcome ParseHeader(ReadOnlySpan<byte> message, ref Query query, out SectionCounts counts)
    {
        counts = default;
        if (message.Length < MessageHeader.Length)
            return QueryOutcome.Ignored;
        query.Flags = BinaryPrimitives.ReadUInt16BigEndian(message[MessageHeader.Flags..]);
        if ((query.Flags & MessageHeader.Response) != 0)
            return QueryOutcome.Ignored;
        if (MessageHeader.OpcodeOf(query.Flags) != Opcode.Query)
            return QueryOutcome.NotImplemented;
        var fields = BinaryPrimitives.ReadUInt64BigEndian(message[MessageHeader.QuestionCount..]);
        counts = new SectionCounts(fields);
        // RFC 9619 §4: QUERY has QDCOUNT 0 or 1. RFC 6891 §6.1.1: more than one OPT is FORMERR, and nothing but an
        // OPT is taken.
        if (counts.Question > 1 || counts.Answer != 0 || counts.Authority > 1 || counts.Additional > 1)
            return QueryOutcome.Malformed;
        return QueryOutcome.WellFormed;
    }

    private static bool ParseQuestion(ReadOnlySpan<byte> message, Span<byte> labelStarts, ref Query query)
    {
        var name = message[MessageHeader.Length..];
        int offset = 0, labelCount = 0;
        while (true)
        {
            if ((uint)offset >= (uint)name.Length)
                return false;
            int length = name[offset];
            if (length == 0)
                break;
            // A pointer has nothing to point to here, and the other two label types are gone (RFC 6891 §5).
            if (length > DomainName.MaxLabelLength || offset + length + 2 > DomainName.MaxLength)
                return false;
            labelStarts[labelCount++] = (byte)offset;
            offset += length + 1;
        }
        offset++;
        if (name.Length - offset < 4)
            return false;
        query.NameLength = offset;
        query.LabelCount = labelCount;
        query.Type = (RRType)BinaryPrimitives.ReadUInt16BigEndian(name[offset..]);
        query.Class = (RRClass)BinaryPrimitives.ReadUInt16BigEndian(name[(offset + 2)..]);
        return true;
    }

    private static QueryOutcome ParseCookieOnly(ReadOnlySpan<byte> message, int offset, ref Query query)
    {
        // RFC 7873 §5.4: no question, and an OPT with a COOKIE; any other empty question is FORMERR.
        if (BinaryPrimitives.ReadUInt32BigEndian(message[MessageHeader.AuthorityCount..]) != 1)
            return QueryOutcome.Malformed;
        var outcome = OptParser.Parse(message, ref offset, ref query.Opt);
        if (outcome != QueryOutcome.WellFormed)
            return outcome;
        return query.Opt.CookieLength != 0 && offset == message.Length
            ? QueryOutcome.CookieOnly
            : QueryOutcome.Malformed;
    }

    /// <summary>Steps over one SOA RR, whose names may be compressed.</summary>
    private static bool SkipSoa(ReadOnlySpan<byte> message, ref int offset)
    {
        while ((uint)offset < (uint)message.Length && message[offset] is not 0 and < CompressionMask)
            offset += message[offset] + 1;
        if ((uint)offset >= (uint)message.Length)
            return false;
        offset += message[offset] == 0 ? 1 : 2;
        // TYPE, CLASS, TTL, RDLENGTH.
        if (message.Length - offset < 10)
            return false;
        if (BinaryPrimitives.ReadUInt16BigEndian(message[offset..]) != (ushort)RRType.SOA)
            return false;
        offset += 10 + BinaryPrimitives.ReadUInt16BigEndian(message[(offset + 8)..]);
        return offset <= message.Length;
    }

    /// <summary>The four counts of the header.</summary>
    private readonly struct SectionCounts(ulong fields)
    {
        public int Question => (int)(fields >> 48);

        public int Answer => (int)(fields >> 32) & 0xFFFF;

        public int Authority => (int)(fields >> 16) & 0xFFFF;

        public int Additional => (int)fields & 0xFFFF;
    }
}
