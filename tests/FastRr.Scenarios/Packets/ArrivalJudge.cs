using System.Buffers.Binary;

namespace FastRr.Scenarios.Packets;

/// <summary>
/// A second reading of what a query's octets decide, plain and slow, to hold the server against. It shares no line with
/// the server's: header, one question, at most one OPT record, nothing behind.
/// </summary>
internal sealed class ArrivalJudge
{
    private readonly byte[] _packet;
    private int _at = 12;

    private ArrivalJudge(byte[] packet) => _packet = packet;

    public static Arrival Judge(byte[] packet)
    {
        // RFC 1035 §4.1.1: without a header there is no ID to answer with, and a response is never answered.
        if (packet.Length < 12 || (packet[2] & 0x80) != 0)
            return Arrival.Nothing;
        if ((packet[2] & 0x78) != 0)
            return Arrival.NotImplemented;
        try
        {
            return new ArrivalJudge(packet).JudgeQuery();
        }
        catch (ArgumentOutOfRangeException)
        {
            return Arrival.FormatError;
        }
    }

    private Arrival JudgeQuery()
    {
        int questions = CountAt(4), answers = CountAt(6), authorities = CountAt(8), additionals = CountAt(10);
        if (questions > 1 || answers > 0 || authorities > 1 || additionals > 1)
            return Arrival.FormatError;
        if (questions == 0)
        {
            // RFC 7873 §5.4: nothing but a request for a server cookie comes without a question.
            if (authorities != 0 || additionals != 1)
                return Arrival.FormatError;
            var alone = JudgeOpt(out var hasCookie);
            return alone != Arrival.Answerable ? alone : hasCookie ? Arrival.Cookie : Arrival.FormatError;
        }
        SkipUncompressedName();
        var type = U16();
        var rrClass = U16();
        if (authorities == 1)
        {
            // RFC 1995 §3: the SOA that an IXFR brings.
            SkipName();
            if (type != 251 || U16() != 6)
                return Arrival.FormatError;
            Take(6);
            Take(U16());
        }
        var opt = additionals == 1 ? JudgeOpt(out _) : JudgeEnd();
        if (opt != Arrival.Answerable)
            return opt;
        return rrClass != 1 || type is 251 or 252 ? Arrival.Refused : Arrival.Answerable;
    }

    private Arrival JudgeEnd() => _at == _packet.Length ? Arrival.Answerable : Arrival.FormatError;

    private Arrival JudgeOpt(out bool hasCookie)
    {
        hasCookie = false;
        if (Take(1)[0] != 0 || U16() != 41)
            return Arrival.FormatError;
        Take(3);
        var version = Take(1)[0];
        Take(2);
        var length = U16();
        var end = _at + length;
        if (end > _packet.Length)
            return Arrival.FormatError;
        if (version > 0)
            return Arrival.BadVersion;
        var subnets = 0;
        while (_at < end)
        {
            var code = U16();
            var data = Take(U16());
            if (_at > end || (code == 8 && (!IsClientSubnet(data) || ++subnets > 1)))
                return Arrival.FormatError;
            if (code == 10 && data.Length is not (8 or >= 16 and <= 40))
                return Arrival.FormatError;
            hasCookie |= code == 10;
        }
        return JudgeEnd();
    }

    /// <summary>RFC 7871 §6: family, prefix length, scope 0, and just the octets and bits of the prefix.</summary>
    private static bool IsClientSubnet(byte[] data)
    {
        if (data.Length < 4 || data[3] != 0 || data[0] != 0 || data[1] is not (1 or 2))
            return false;
        int prefix = data[2], octets = (prefix + 7) / 8;
        if (prefix > (data[1] == 1 ? 32 : 128) || data.Length != 4 + octets)
            return false;
        for (var bit = prefix; bit < octets * 8; bit++)
        {
            if ((data[4 + bit / 8] & (0x80 >> bit % 8)) != 0)
                return false;
        }
        return true;
    }

    private int CountAt(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_packet.AsSpan(offset));

    private int U16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    private byte[] Take(int count)
    {
        var taken = _packet.AsSpan(_at, count).ToArray();
        _at += count;
        return taken;
    }

    private void SkipUncompressedName()
    {
        var start = _at;
        for (int length = Take(1)[0]; length != 0; length = Take(1)[0])
        {
            Take(length <= 63 ? length : int.MaxValue);
            // With the root's octet still to come.
            if (_at - start > 254)
                Take(int.MaxValue);
        }
    }

    private void SkipName()
    {
        for (int length = Take(1)[0]; length != 0; length = Take(1)[0])
        {
            if (length >= 0xC0)
            {
                Take(1);
                return;
            }
            Take(length);
        }
    }
}
