using System.Buffers.Binary;

namespace FastRr.Testing.Dns;

/// <summary>
/// Reads a message front to back; whatever is wrong is a <see cref="FormatException"/> that says where.
/// </summary>
internal sealed class WireReader(byte[] message)
{
    public int Offset { get; private set; }

    public byte U8(string what) => Take(1, what)[0];

    public ushort U16(string what) => BinaryPrimitives.ReadUInt16BigEndian(Take(2, what));

    public uint U32(string what) => BinaryPrimitives.ReadUInt32BigEndian(Take(4, what));

    public ReadOnlySpan<byte> Take(int count, string what)
    {
        if (count > message.Length - Offset)
            throw Error($"{what} needs {count} octets, {message.Length - Offset} are left");
        Offset += count;
        return message.AsSpan(Offset - count, count);
    }

    public bool AtEnd => Offset == message.Length;

    /// <summary>
    /// A name, decompressed, in the case it stands in (RFC 1035 §4.1.4: pointers lead to a prior place).
    /// </summary>
    public byte[] Name(string what)
    {
        var name = new List<byte>();
        var offset = Offset;
        var followed = false;
        for (var limit = offset; ;)
        {
            if (offset >= message.Length)
                throw Error($"{what} runs past the end");
            int length = message[offset];
            if (length >= 0xC0)
            {
                if (offset + 1 >= message.Length)
                    throw Error($"{what} ends inside a pointer");
                var target = ((length & 0x3F) << 8) | message[offset + 1];
                if (target >= limit || target < 12)
                    throw Error($"{what} has a pointer from {offset} to {target}");
                if (!followed)
                    Offset = offset + 2;
                followed = true;
                limit = offset = target;
                continue;
            }
            if (length > 63 || offset + 1 + length > message.Length)
                throw Error($"{what} has a broken label at {offset}");
            name.AddRange(message.AsSpan(offset, length + 1));
            if (name.Count > 255)
                throw Error($"{what} is longer than 255 octets");
            offset += length + 1;
            if (length == 0)
                break;
        }
        if (!followed)
            Offset = offset;
        return [.. name];
    }

    public FormatException Error(string text) =>
        new($"at octet {Offset}: {text}; the message: {Convert.ToHexStringLower(message)}");
}
