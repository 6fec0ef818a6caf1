using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using FastRr.Engine;
using FastRr.Wire.Messages;
using FastRr.Wire.Registry;

namespace FastRr.Server.Explaining;

/// <summary>A query whose answer is explained.</summary>
/// <param name="Name">Wire form, in the case asked.</param>
/// <param name="Type">QTYPE.</param>
/// <param name="Client">The source address.</param>
/// <param name="Subnet">The client subnet; null: none comes.</param>
internal sealed record ExplainedQuery(byte[] Name, RRType Type, IPAddress Client, IPNetwork? Subnet)
{
    /// <summary>TYPE, CLASS and TTL of an OPT, and RDLENGTH.</summary>
    private const int OptFieldsLength = 10;

    private const int OptionHeaderLength = 4;

    /// <summary>The source address is the user's, for want of the resolver's.</summary>
    public bool IsClientAssumed { get; init; }

    /// <summary>The data of the client subnet option (RFC 7871 §6); empty: none comes.</summary>
    public byte[] ComposeSubnet()
    {
        if (Subnet is not { } subnet)
            return [];
        var isIPv4 = subnet.BaseAddress.AddressFamily == AddressFamily.InterNetwork;
        var octets = subnet.BaseAddress.GetAddressBytes().AsSpan(0, (subnet.PrefixLength + 7) / 8);
        return [0, (byte)(isIPv4 ? 1 : 2), (byte)subnet.PrefixLength, 0, .. octets];
    }

    /// <summary>The query in wire form, with an OPT.</summary>
    /// <param name="payloadSize">The requestor's payload size, octets.</param>
    public byte[] Compose(int payloadSize)
    {
        var subnet = ComposeSubnet();
        var optionsLength = subnet.Length == 0 ? 0 : OptionHeaderLength + subnet.Length;
        var questionEnd = MessageHeader.Length + Name.Length + 4;
        var message = new byte[questionEnd + 1 + OptFieldsLength + optionsLength];
        message[MessageHeader.QuestionCount + 1] = 1;
        message[MessageHeader.AdditionalCount + 1] = 1;
        Name.CopyTo(message, MessageHeader.Length);
        var fields = message.AsSpan(MessageHeader.Length + Name.Length);
        BinaryPrimitives.WriteUInt16BigEndian(fields, (ushort)Type);
        BinaryPrimitives.WriteUInt16BigEndian(fields[2..], (ushort)RRClass.IN);
        // The owner of an OPT is the root: one octet, 0.
        var opt = message.AsSpan(questionEnd + 1);
        BinaryPrimitives.WriteUInt16BigEndian(opt, (ushort)RRType.OPT);
        BinaryPrimitives.WriteUInt16BigEndian(opt[2..], (ushort)payloadSize);
        BinaryPrimitives.WriteUInt16BigEndian(opt[8..], (ushort)optionsLength);
        if (subnet.Length > 0)
        {
            var option = opt[OptFieldsLength..];
            BinaryPrimitives.WriteUInt16BigEndian(option, (ushort)EdnsOptionCode.ClientSubnet);
            BinaryPrimitives.WriteUInt16BigEndian(option[2..], (ushort)subnet.Length);
            subnet.CopyTo(option[OptionHeaderLength..]);
        }
        return message;
    }

    /// <summary>Who asks.</summary>
    /// <param name="isStream">Over TCP.</param>
    public Requestor ToRequestor(bool isStream)
    {
        Span<byte> octets = stackalloc byte[16];
        Client.MapToIPv6().TryWriteBytes(octets, out _);
        return Requestor.FromIPv6(
            BinaryPrimitives.ReadUInt64BigEndian(octets), BinaryPrimitives.ReadUInt64BigEndian(octets[8..]), isStream);
    }
}
