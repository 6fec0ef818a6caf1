using System.Buffers.Binary;
using System.Text;
using FastRr.Wire.Registry;

namespace FastRr.Engine.Responses;

/// <summary>Finished TXT RRs of class CH for <c>id.server</c>, <c>version.bind</c> and their other spellings (RFC
/// 4892 §2).</summary>
internal sealed class ChaosReplies
{
    private readonly byte[]? _identity;
    private readonly byte[]? _version;

    public ChaosReplies(ResponderOptions options)
    {
        _identity = Compose(options.Identity);
        _version = Compose(options.Version);
    }

    /// <summary>The RR for a name, or nothing where it is not answered.</summary>
    /// <param name="lowerName">Lower-cased wire form.</param>
    public ReadOnlySpan<byte> Find(ReadOnlySpan<byte> lowerName)
    {
        if (lowerName.SequenceEqual("\u0002id\u0006server\0"u8)
            || lowerName.SequenceEqual("\u0008hostname\u0004bind\0"u8))
            return _identity;
        if (lowerName.SequenceEqual("\u0007version\u0006server\0"u8)
            || lowerName.SequenceEqual("\u0007version\u0004bind\0"u8))
            return _version;
        return default;
    }

    private static byte[]? Compose(string? text)
    {
        if (text is null)
            return null;
        var octets = Encoding.UTF8.GetBytes(text);
        if (octets.Length > byte.MaxValue)
            throw new ArgumentException($"'{text}' is longer than 255 octets");
        // Owner: a pointer to the question. TTL 0: nobody caches who answered.
        var record = new byte[13 + octets.Length];
        BinaryPrimitives.WriteUInt16BigEndian(record, 0xC00C);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(2), (ushort)RRType.TXT);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(4), (ushort)RRClass.CH);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(10), (ushort)(octets.Length + 1));
        record[12] = (byte)octets.Length;
        octets.CopyTo(record, 13);
        return record;
    }
}
