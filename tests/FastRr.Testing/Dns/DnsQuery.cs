using System.Buffers.Binary;
using System.Net;

namespace FastRr.Testing.Dns;

/// <summary>A query to be composed; by default what a resolver without EDNS sends, recursion not desired.</summary>
public sealed record DnsQuery
{
    private static int _lastId;

    /// <param name="name">Presentation form.</param>
    /// <param name="type">A mnemonic or TYPEnnn.</param>
    public DnsQuery(string name, string type)
        : this(WireName.Parse(name), TypeName.Parse(type))
    {
    }

    /// <param name="name">Wire form.</param>
    /// <param name="type">Any type.</param>
    public DnsQuery(byte[] name, ushort type)
    {
        Name = name;
        Type = type;
    }

    public byte[] Name { get; init; }

    public ushort Type { get; init; }

    public ushort Class { get; init; } = 1;

    public ushort Id { get; init; } = (ushort)Interlocked.Increment(ref _lastId);

    public int Opcode { get; init; }

    public bool RecursionDesired { get; init; }

    public bool CheckingDisabled { get; init; }

    /// <summary>The requestor's payload size; null: no OPT record.</summary>
    public int? PayloadSize { get; init; }

    public byte EdnsVersion { get; init; }

    public bool DnssecOk { get; init; }

    public IReadOnlyList<(ushort Code, byte[] Data)> Options { get; init; } = [];

    /// <summary>The same with a client subnet.</summary>
    /// <param name="network">192.0.2.0/24</param>
    public DnsQuery From(string network)
    {
        var subnet = IPNetwork.Parse(network);
        var address = subnet.BaseAddress.GetAddressBytes();
        byte[] data =
        [
            0, (byte)(address.Length == 4 ? 1 : 2), (byte)subnet.PrefixLength, 0,
            .. address[..((subnet.PrefixLength + 7) / 8)],
        ];
        return this with { PayloadSize = PayloadSize ?? 1232, Options = [.. Options, (8, data)] };
    }

    /// <summary>Wire form.</summary>
    public byte[] Compose()
    {
        var message = new List<byte>();
        U16(Id);
        U16((Opcode << 11) | (RecursionDesired ? 0x100 : 0) | (CheckingDisabled ? 0x10 : 0));
        U16(1);
        U16(0);
        U16(0);
        U16(PayloadSize is null ? 0 : 1);
        message.AddRange(Name);
        U16(Type);
        U16(Class);
        if (PayloadSize is not { } payload)
            return [.. message];
        message.Add(0);
        U16(41);
        U16(payload);
        U16(EdnsVersion);
        U16(DnssecOk ? 0x8000 : 0);
        U16(Options.Sum(option => option.Data.Length + 4));
        foreach (var (code, data) in Options)
        {
            U16(code);
            U16(data.Length);
            message.AddRange(data);
        }
        return [.. message];

        void U16(int value)
        {
            Span<byte> octets = stackalloc byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)value);
            message.AddRange(octets);
        }
    }

    public override string ToString() =>
        $"{WireName.Format(Name)} {TypeName.FormatClass(Class)} {TypeName.Format(Type)}"
        + (PayloadSize is null ? "" : $" edns {PayloadSize}");
}
