using System.Buffers.Binary;
using FastRr.Wire.Messages;
using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Server.Explaining;

/// <summary>A response of ours, taken apart.</summary>
internal sealed class ResponseMessage
{
    private const int RcodeMask = 0xF;

    private readonly byte[] _octets;
    private readonly byte[] _room = new byte[ushort.MaxValue];
    private int _offset = MessageHeader.Length;

    /// <param name="octets">The whole message, one question and its sections.</param>
    /// <exception cref="InvalidDataException">It is none that could be sent.</exception>
    public ResponseMessage(byte[] octets)
    {
        _octets = octets;
        Flags = ReadNumber(MessageHeader.Flags);
        Rcode = (Rcode)(Flags & RcodeMask);
        // TYPE and CLASS follow the name.
        ReadName();
        _offset += 4;
        Answer = ReadSection(MessageHeader.AnswerCount);
        Authority = ReadSection(MessageHeader.AuthorityCount);
        Additional = ReadSection(MessageHeader.AdditionalCount);
    }

    /// <summary>With the upper bits that an OPT has (RFC 6891 §6.1.3).</summary>
    public Rcode Rcode { get; private set; }

    public bool IsAuthoritative => (Flags & MessageHeader.Authoritative) != 0;

    public bool IsTruncated => (Flags & MessageHeader.Truncated) != 0;

    public IReadOnlyList<ResponseRecord> Answer { get; }

    public IReadOnlyList<ResponseRecord> Authority { get; }

    /// <summary>Without the OPT.</summary>
    public IReadOnlyList<ResponseRecord> Additional { get; }

    /// <summary>SCOPE PREFIX-LENGTH of the client subnet; null: none came back.</summary>
    public int? ScopeLength { get; private set; }

    public ExtendedErrorCode? ExtendedError { get; private set; }

    private ushort Flags { get; }

    private List<ResponseRecord> ReadSection(int countOffset)
    {
        var records = new List<ResponseRecord>();
        for (var count = ReadNumber(countOffset); count > 0; count--)
        {
            var owner = ReadName();
            var fields = Take(10);
            var type = (RRType)BinaryPrimitives.ReadUInt16BigEndian(fields);
            var ttlSeconds = BinaryPrimitives.ReadUInt32BigEndian(fields[4..]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(fields[8..]);
            var start = _offset;
            var rdata = Take(length);
            if (type == RRType.OPT)
            {
                Rcode |= (Rcode)((ttlSeconds >> 24) << 4);
                ReadOptions(rdata);
            }
            else if (RDataWire.TryExpand(type, _octets, start, length, _room, out var written))
            {
                records.Add(new ResponseRecord(owner, type, ttlSeconds, _room[..written]));
            }
            else
            {
                throw Broken();
            }
        }
        return records;
    }

    private void ReadOptions(ReadOnlySpan<byte> options)
    {
        while (!options.IsEmpty)
        {
            var code = (EdnsOptionCode)BinaryPrimitives.ReadUInt16BigEndian(options);
            var data = options.Slice(4, BinaryPrimitives.ReadUInt16BigEndian(options[2..]));
            if (code == EdnsOptionCode.ClientSubnet)
                ScopeLength = data[3];
            else if (code == EdnsOptionCode.ExtendedError)
                ExtendedError = (ExtendedErrorCode)BinaryPrimitives.ReadUInt16BigEndian(data);
            options = options[(4 + data.Length)..];
        }
    }

    private byte[] ReadName()
    {
        if (!DomainNameWire.TryExpand(_octets, _offset, _room, out var length, out var next))
            throw Broken();
        _offset = next;
        return _room[..length];
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _octets.Length - _offset)
            throw Broken();
        _offset += length;
        return _octets.AsSpan(_offset - length, length);
    }

    private ushort ReadNumber(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_octets.AsSpan(offset));

    private InvalidDataException Broken() => new($"the response is broken at octet {_offset}");
}
