using FastRr.Wire.Registry;

namespace FastRr.Wire.Messages;

/// <summary>What a query asks. Offsets count from the message's first octet; the question stays where it is.</summary>
public struct Query
{
    /// <summary>The flags as they came, 16 bits.</summary>
    public ushort Flags;

    /// <summary>Octets of QNAME, 1 to 255; 0 where no question was read.</summary>
    public int NameLength;

    /// <summary>Labels of QNAME, the root not counted: 0 to 127.</summary>
    public int LabelCount;

    /// <summary>QTYPE.</summary>
    public RRType Type;

    /// <summary>QCLASS.</summary>
    public RRClass Class;

    /// <summary>The OPT, if one came.</summary>
    public OptRecord Opt;

    /// <summary>Where the response's sections start: behind the question, or behind the header where none was
    /// read.</summary>
    public readonly int QuestionEnd => NameLength == 0 ? MessageHeader.Length : MessageHeader.Length + NameLength + 4;
}
