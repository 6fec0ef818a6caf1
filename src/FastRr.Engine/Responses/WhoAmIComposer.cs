using System.Buffers.Binary;
using System.Text.Unicode;
using FastRr.Answers.Snapshots;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Engine.Responses;

/// <summary>Tells a resolver how it is seen: TXT of its address, client subnet, region and rule; A or AAAA of its
/// address. TTL 0, so that nobody else is told the same.</summary>
internal sealed class WhoAmIComposer(Responder responder)
{
    // Longer than what any message has left for it is not needed: five strings of 255 octets at most.
    private readonly byte[] _record = new byte[5 * 256];
    private int _length;

    /// <summary>Composes RDATA.</summary>
    /// <returns>Its octets; empty: there is no data of that type.</returns>
    public ReadOnlySpan<byte> Compose(
        RRType type, WhoAmI whoAmI, ref readonly Requestor requestor, ReadOnlySpan<byte> subnet)
    {
        _length = 0;
        if (type != RRType.TXT)
        {
            if (type == (requestor.IsIPv4 ? RRType.A : RRType.AAAA))
                _length = WriteAddress(in requestor, _record);
            return _record.AsSpan(0, _length);
        }
        Span<byte> address = stackalloc byte[16];
        Begin("address="u8, out var start);
        Add(requestor.IsIPv4 ? RRType.A : RRType.AAAA, address[..WriteAddress(in requestor, address)]);
        End(start);
        if (!subnet.IsEmpty)
            AddSubnet(subnet);
        var match = new SteeredClient(in requestor, subnet).FindRule(whoAmI.Rules);
        Begin("region="u8, out start);
        Add(whoAmI.NameOf(match.Region));
        End(start);
        Begin("rule="u8, out start);
        Add(match.Text);
        End(start);
        if (responder.Options.Identity is { } identity)
        {
            Begin("identity="u8, out start);
            Add(identity);
            End(start);
        }
        return _record.AsSpan(0, _length);
    }

    private void AddSubnet(ReadOnlySpan<byte> subnet)
    {
        Span<byte> address = stackalloc byte[16];
        address.Clear();
        subnet.Slice(4, (subnet[2] + 7) / 8).CopyTo(address);
        var isIPv4 = subnet[1] == 1;
        Begin("subnet="u8, out var start);
        Add(isIPv4 ? RRType.A : RRType.AAAA, address[..(isIPv4 ? 4 : 16)]);
        Add("/"u8);
        subnet[2].TryFormat(_record.AsSpan(_length), out var written);
        _length += written;
        End(start);
    }

    /// <summary>Begins a character-string (RFC 1035 §3.3).</summary>
    private void Begin(ReadOnlySpan<byte> label, out int start)
    {
        start = _length++;
        Add(label);
    }

    /// <summary>Ends it, at 255 octets if it is longer.</summary>
    private void End(int start)
    {
        _length = Math.Min(_length, start + 1 + byte.MaxValue);
        _record[start] = (byte)(_length - start - 1);
    }

    private void Add(RRType type, ReadOnlySpan<byte> address)
    {
        RDataText.TryFormat(type, address, _record.AsSpan(_length), out var written);
        _length += written;
    }

    private void Add(ReadOnlySpan<byte> octets)
    {
        octets = octets[..Math.Min(octets.Length, _record.Length - _length)];
        octets.CopyTo(_record.AsSpan(_length));
        _length += octets.Length;
    }

    private void Add(string text)
    {
        Utf8.FromUtf16(text, _record.AsSpan(_length), out _, out var written);
        _length += written;
    }

    private static int WriteAddress(ref readonly Requestor requestor, Span<byte> destination)
    {
        if (requestor.IsIPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)requestor.Low);
            return 4;
        }
        BinaryPrimitives.WriteUInt64BigEndian(destination, requestor.High);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], requestor.Low);
        return 16;
    }
}
