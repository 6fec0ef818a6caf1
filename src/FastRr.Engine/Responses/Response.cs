using FastRr.Wire.Registry;

namespace FastRr.Engine.Responses;

/// <summary>The response to one query while it is composed over that query's octets.</summary>
internal ref struct Response
{
    /// <summary>The query's octets, and room up to the largest response.</summary>
    public Span<byte> Message;

    /// <summary>Where the sections start.</summary>
    public int QuestionEnd;

    /// <summary>Octets composed so far.</summary>
    public int End;

    /// <summary>How far sections may reach, so that the OPT still fits behind them.</summary>
    public int Limit;

    /// <summary>AA and TC.</summary>
    public ushort Flags;

    /// <summary>Who asks.</summary>
    public ref readonly Requestor Requestor;

    /// <summary>The query's client subnet from FAMILY on, well formed, and stray octets up to the longest there can be;
    /// empty: none came.</summary>
    public ReadOnlySpan<byte> ClientSubnet;

    /// <summary>SCOPE PREFIX-LENGTH of the client subnet in the OPT (RFC 7871 §7.2.1).</summary>
    public byte ScopeLength;

    public ushort AnswerCount;
    public ushort AuthorityCount;
    public ushort AdditionalCount;
    public Rcode Rcode;

    /// <summary>The extended error that goes into the OPT, or <see cref="NoExtendedError"/>.</summary>
    public int ExtendedError;

    /// <summary>INFO-CODE 0 is "other", so that nothing is -1.</summary>
    public const int NoExtendedError = -1;
}
