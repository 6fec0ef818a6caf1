using System.Buffers.Binary;

namespace FastRr.Testing.Dns;

/// <summary>
/// A response decoded by the tests' own code, which shares nothing with the server's. Strict: the counts of the header
/// walk exactly to the last octet, or <see cref="Parse"/> says at which octet they do not.
/// </summary>
public sealed class DnsMessage
{
    private const ushort OptType = 41;

    private DnsMessage(byte[] octets) => Octets = octets;

    /// <summary>The message as it came.</summary>
    public byte[] Octets { get; }

    public ushort Id => BinaryPrimitives.ReadUInt16BigEndian(Octets);

    public bool IsResponse => (Octets[2] & 0x80) != 0;

    public int Opcode => (Octets[2] >> 3) & 0xF;

    public bool IsAuthoritative => (Octets[2] & 0x04) != 0;

    public bool IsTruncated => (Octets[2] & 0x02) != 0;

    public bool RecursionDesired => (Octets[2] & 0x01) != 0;

    public bool RecursionAvailable => (Octets[3] & 0x80) != 0;

    /// <summary>The bit that stays zero (RFC 1035 §4.1.1).</summary>
    public bool Reserved => (Octets[3] & 0x40) != 0;

    public bool AuthenticData => (Octets[3] & 0x20) != 0;

    public bool CheckingDisabled => (Octets[3] & 0x10) != 0;

    /// <summary>With the upper eight bits of the OPT record, where there is one (RFC 6891 §6.1.3).</summary>
    public int Rcode { get; private set; }

    public IReadOnlyList<DnsQuestion> Questions { get; private set; } = [];

    public IReadOnlyList<DnsRecord> Answers { get; private set; } = [];

    public IReadOnlyList<DnsRecord> Authorities { get; private set; } = [];

    /// <summary>The additional section without its OPT record.</summary>
    public IReadOnlyList<DnsRecord> Additionals { get; private set; } = [];

    public OptData? Opt { get; private set; }

    /// <summary>The INFO-CODE of the first extended error (RFC 8914 §2), or null.</summary>
    public int? ExtendedError =>
        Opt?.Option(15) is { Length: >= 2 } data ? BinaryPrimitives.ReadUInt16BigEndian(data) : null;

    /// <summary>The flags that are set, as dig names them: qr aa tc rd ra z ad cd.</summary>
    public string Flags => string.Join(' ', new[]
    {
        IsResponse ? "qr" : null, IsAuthoritative ? "aa" : null, IsTruncated ? "tc" : null,
        RecursionDesired ? "rd" : null, RecursionAvailable ? "ra" : null, Reserved ? "z" : null,
        AuthenticData ? "ad" : null, CheckingDisabled ? "cd" : null,
    }.Where(flag => flag is not null));

    /// <exception cref="FormatException">It breaks the protocol; the text says at which octet and how.</exception>
    public static DnsMessage Parse(byte[] octets)
    {
        var reader = new WireReader(octets);
        reader.Take(4, "ID and flags");
        var message = new DnsMessage(octets);
        int questions = reader.U16("QDCOUNT"), answers = reader.U16("ANCOUNT");
        int authorities = reader.U16("NSCOUNT"), additionals = reader.U16("ARCOUNT");
        message.Rcode = octets[3] & 0xF;
        message.Questions = [.. Enumerable.Range(0, questions).Select(i => ReadQuestion(reader, $"question {i + 1}"))];
        message.Answers = message.ReadSection(reader, answers, "answer");
        message.Authorities = message.ReadSection(reader, authorities, "authority");
        message.Additionals = message.ReadSection(reader, additionals, "additional");
        if (!reader.AtEnd)
            throw reader.Error($"{octets.Length - reader.Offset} octets behind what the counts name");
        return message;
    }

    /// <summary>Header, question and sections in a form to read in a failed test.</summary>
    public override string ToString() => string.Join('\n',
    [
        $"{RcodeName.Format(Rcode)} opcode {Opcode} id {Id} flags {Flags}"
            + (Opt is null ? "" : $" edns {Opt.Version} {Opt.PayloadSize}"),
        .. Questions.Select(question => $"question {question}"),
        .. Answers.Select(record => $"answer {record}"),
        .. Authorities.Select(record => $"authority {record}"),
        .. Additionals.Select(record => $"additional {record}"),
    ]);

    private static DnsQuestion ReadQuestion(WireReader reader, string what) =>
        new(reader.Name(what), reader.U16(what), reader.U16(what));

    private List<DnsRecord> ReadSection(WireReader reader, int count, string section)
    {
        var records = new List<DnsRecord>();
        for (var i = 1; i <= count; i++)
        {
            var what = $"{section} record {i}";
            var owner = reader.Name(what);
            var type = reader.U16(what);
            var rrClass = reader.U16(what);
            var ttl = reader.U32(what);
            if (type == OptType)
            {
                if (section != "additional" || owner.Length != 1 || Opt is not null)
                    throw reader.Error($"{what}: an OPT record that is misplaced, owned by a name, or the second");
                ReadOpt(reader, rrClass, ttl, what);
                continue;
            }
            var (asReceived, canonical) = RDataReader.Read(reader, type, reader.U16(what), what);
            records.Add(new DnsRecord(owner, type, rrClass, ttl, asReceived, canonical));
        }
        return records;
    }

    private void ReadOpt(WireReader reader, ushort payloadSize, uint ttl, string what)
    {
        var end = reader.U16(what) + reader.Offset;
        var options = new List<(ushort, byte[])>();
        while (reader.Offset < end)
            options.Add((reader.U16(what), reader.Take(reader.U16(what), what).ToArray()));
        if (reader.Offset != end)
            throw reader.Error($"{what}: options run past the OPT record");
        Rcode |= (int)(ttl >> 24) << 4;
        Opt = new OptData(payloadSize, (byte)(ttl >> 16), (ttl & 0x8000) != 0, options);
    }
}
