using System.Buffers.Binary;
using FastRr.Engine.Cookies;
using FastRr.Wire.Messages;
using FastRr.Wire.Registry;

namespace FastRr.Engine.Responses;

/// <summary>Composes our OPT. What the query's options ask for is put aside before the query is overwritten.</summary>
internal sealed class OptComposer
{
    /// <summary>RFC 1035 §4.2.1: what fits without EDNS, and RFC 6891 §6.2.3: what any payload size means at
    /// least.</summary>
    private const int MinPayloadSize = 512;

    /// <summary>Octets of the extended error that may yet come.</summary>
    private const int ExtendedErrorLength = 6;

    /// <summary>OPTION-CODE and OPTION-LENGTH.</summary>
    private const int OptionHeaderLength = 4;

    /// <summary>Where SCOPE PREFIX-LENGTH stands in our OPT: a client subnet is the first of its options.</summary>
    private const int ScopeOffset = EdnsReplies.FixedLength + OptionHeaderLength + 3;

    /// <summary>Octets of a client subnet with a whole IPv6 address.</summary>
    internal const int MaxSubnetLength = 20;

    /// <summary>Where RDLENGTH stands in an OPT.</summary>
    private const int LengthOffset = 9;

    private readonly Responder _responder;

    // The whole OPT: its fixed part does not change here.
    private readonly byte[] _octets = new byte[EdnsReplies.FixedLength + EdnsReplies.MaxOptionsLength];
    private int _length;

    public OptComposer(Responder responder)
    {
        _responder = responder;
        responder.Edns.Fixed.CopyTo(_octets, 0);
        TakeNoOptions();
    }

    /// <summary>Composes no options: the query's could not be trusted.</summary>
    public void TakeNoOptions() => _length = EdnsReplies.FixedLength;

    /// <summary>Composes the options that answer the query's, and sets how long the sections may be.</summary>
    public void TakeOptions(in Query query, ref Response response, in Requestor requestor, uint timeSeconds)
    {
        TakeNoOptions();
        ref readonly var opt = ref query.Opt;
        var limit = MinPayloadSize;
        if (requestor.IsStream)
            limit = ushort.MaxValue;
        else if (opt.IsPresent)
            limit = Math.Max(MinPayloadSize, Math.Min(opt.PayloadSize, _responder.Options.UdpPayloadSize));
        response.Limit = Math.Min(limit, response.Message.Length);
        if (!opt.IsPresent)
            return;
        if (opt.ClientSubnetLength != 0)
            TakeClientSubnet(ref response, in opt);
        if (opt.CookieLength != 0)
        {
            var clientCookie = response.Message.Slice(opt.CookieOffset, CookieSigner.ClientCookieLength);
            AppendCookie(clientCookie, in requestor, timeSeconds);
        }
        // A long identity is the one option that may not fit beside a long question: 271 octets of header and question,
        // 11 of OPT, 24 and 28 of client subnet and cookie, 6 of extended error stay below 512.
        var nsid = _responder.Edns.Nsid;
        if (opt.WantsNsid && response.QuestionEnd + ExtendedErrorLength + _length + nsid.Length <= response.Limit)
            Append(nsid);
        // RFC 7828 §3.2.1: over UDP the option is ignored.
        if (opt.HasKeepalive && requestor.IsStream)
            Append(_responder.Edns.Keepalive);
        response.Limit -= _length;
    }

    /// <summary>Appends the OPT to the response, with the upper bits of its RCODE and its extended error.</summary>
    public void Append(ref Response response, bool isDnssecOk)
    {
        if (response.ExtendedError != Response.NoExtendedError)
            AppendExtendedError(response.ExtendedError);
        if (response.ScopeLength != 0)
            _octets[ScopeOffset] = response.ScopeLength;
        var opt = response.Message.Slice(response.End, _length);
        _octets.AsSpan(0, _length).CopyTo(opt);
        opt[5] = (byte)((int)response.Rcode >> 4);
        // RFC 3225 §3: DO is copied.
        if (isDnssecOk)
            opt[7] = 0x80;
        BinaryPrimitives.WriteUInt16BigEndian(opt[LengthOffset..], (ushort)(_length - EdnsReplies.FixedLength));
        response.End += opt.Length;
    }

    /// <summary>RFC 7871 §7.2.1: family, source prefix and address as they came; scope 0 until an answer depends on
    /// them.</summary>
    private void TakeClientSubnet(ref Response response, ref readonly OptRecord opt)
    {
        // Code and length stand before it as they will in the response.
        Append(response.Message.Slice(
            opt.ClientSubnetOffset - OptionHeaderLength, OptionHeaderLength + opt.ClientSubnetLength));
        response.ClientSubnet = _octets.AsSpan(EdnsReplies.FixedLength + OptionHeaderLength, MaxSubnetLength);
    }

    /// <summary>RFC 7873 §5.2: the client's cookie and a server cookie of ours, renewed with each response.</summary>
    private void AppendCookie(ReadOnlySpan<byte> clientCookie, in Requestor requestor, uint timeSeconds)
    {
        Append(EdnsOptionCode.Cookie, CookieSigner.ClientCookieLength + CookieSigner.ServerCookieLength);
        Append(clientCookie);
        _responder.CookieSigner.Sign(clientCookie, in requestor, timeSeconds, _octets.AsSpan(_length));
        _length += CookieSigner.ServerCookieLength;
    }

    /// <summary>RFC 8914 §2: INFO-CODE, without text.</summary>
    private void AppendExtendedError(int infoCode)
    {
        Append(EdnsOptionCode.ExtendedError, 2);
        BinaryPrimitives.WriteUInt16BigEndian(_octets.AsSpan(_length), (ushort)infoCode);
        _length += 2;
    }

    private void Append(EdnsOptionCode code, int dataLength)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_octets.AsSpan(_length), (ushort)code);
        BinaryPrimitives.WriteUInt16BigEndian(_octets.AsSpan(_length + 2), (ushort)dataLength);
        _length += OptionHeaderLength;
    }

    private void Append(ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(_octets.AsSpan(_length));
        _length += octets.Length;
    }
}
