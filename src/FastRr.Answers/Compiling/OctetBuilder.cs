using System.Buffers.Binary;
using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Answers.Compiling;

/// <summary>A growing octet string into which RRs are composed, their names compressed against a base name
/// alone.</summary>
internal sealed class OctetBuilder(int capacity)
{
    /// <summary>Where the base name is taken to stand: behind the header, as a question does.</summary>
    private const int BaseOffset = 12;

    private const ushort Pointer = 0xC000;

    /// <summary>The octets so far, and unused room behind them.</summary>
    public byte[] Buffer { get; private set; } = new byte[capacity];

    public int Length { get; private set; }

    public int Append(ReadOnlySpan<byte> octets)
    {
        var offset = Length;
        octets.CopyTo(Reserve(octets.Length));
        return offset;
    }

    /// <summary>Appends a stretch of what is already here once more.</summary>
    public void Repeat(int offset, int length)
    {
        Reserve(length);
        Buffer.AsSpan(offset, length).CopyTo(Buffer.AsSpan(Length - length));
    }

    /// <summary>Takes back what was appended behind an earlier length.</summary>
    public void CutTo(int length) => Length = length;

    /// <summary>Composes one RR.</summary>
    /// <param name="owner">Wire form.</param>
    /// <param name="type">Its TYPE; decides where RDATA has a name that may be compressed.</param>
    /// <param name="ttlSeconds">0 to 2^31-1.</param>
    /// <param name="rdata">Wire form, names uncompressed.</param>
    /// <param name="baseName">Lower-cased wire form.</param>
    public void AppendRecord(
        ReadOnlySpan<byte> owner, RRType type, uint ttlSeconds, ReadOnlySpan<byte> rdata, ReadOnlySpan<byte> baseName)
    {
        AppendName(owner, baseName, mayBeWhole: true);
        WriteFields(Reserve(10), type, ttlSeconds);
        var start = Length;
        AppendRData(type, rdata, baseName);
        BinaryPrimitives.WriteUInt16BigEndian(Buffer.AsSpan(start - 2), (ushort)(Length - start));
    }

    /// <summary>Composes one RR that the question's name owns, its RDATA as it is.</summary>
    /// <param name="type">Its TYPE.</param>
    /// <param name="ttlSeconds">0 to 2^31-1.</param>
    /// <param name="rdata">Wire form, names uncompressed.</param>
    public void AppendRecordOfQuestion(RRType type, uint ttlSeconds, ReadOnlySpan<byte> rdata)
    {
        var fields = Reserve(12);
        BinaryPrimitives.WriteUInt16BigEndian(fields, Pointer | BaseOffset);
        WriteFields(fields[2..], type, ttlSeconds);
        BinaryPrimitives.WriteUInt16BigEndian(fields[10..], (ushort)rdata.Length);
        Append(rdata);
    }

    private void AppendRData(RRType type, ReadOnlySpan<byte> rdata, ReadOnlySpan<byte> baseName)
    {
        Span<RDataName> names = stackalloc RDataName[RDataNames.MaxCount];
        var done = 0;
        // RFC 3597 §4: only names in the types of RFC 1035 may be compressed. A CNAME's target stays whole,
        // since what follows it is compressed against it.
        if (type != RRType.CNAME && RDataNames.AreCompressible(type))
        {
            foreach (var name in names[..RDataNames.Find(type, rdata, names)])
            {
                Append(rdata[done..name.Offset]);
                // The synthesised owner stands where a wildcard's base name stood: no name may point to that.
                AppendName(
                    rdata.Slice(name.Offset, name.Length), baseName, mayBeWhole: !DomainName.IsWildcard(baseName));
                done = name.Offset + name.Length;
            }
        }
        Append(rdata[done..]);
    }

    /// <summary>Composes a name with a pointer to the longest suffix it shares with the base name (RFC 1035
    /// §4.1.4).</summary>
    private void AppendName(ReadOnlySpan<byte> name, ReadOnlySpan<byte> baseName, bool mayBeWhole)
    {
        for (var offset = 0; name[offset] != 0; offset += name[offset] + 1)
        {
            var suffix = baseName.Length - (name.Length - offset);
            if (suffix < (mayBeWhole ? 0 : 1) || !IsLabelStart(baseName, suffix)
                || !DomainName.EqualsIgnoreCase(name[offset..], baseName[suffix..]))
                continue;
            Append(name[..offset]);
            BinaryPrimitives.WriteUInt16BigEndian(Reserve(2), (ushort)(Pointer | (BaseOffset + suffix)));
            return;
        }
        Append(name);
    }

    /// <summary>TYPE, CLASS and TTL.</summary>
    private static void WriteFields(Span<byte> fields, RRType type, uint ttlSeconds)
    {
        BinaryPrimitives.WriteUInt16BigEndian(fields, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(fields[2..], (ushort)RRClass.IN);
        BinaryPrimitives.WriteUInt32BigEndian(fields[4..], ttlSeconds);
    }

    private static bool IsLabelStart(ReadOnlySpan<byte> name, int offset)
    {
        var start = 0;
        while (start < offset)
            start += name[start] + 1;
        return start == offset;
    }

    private Span<byte> Reserve(int length)
    {
        if (Buffer.Length - Length < length)
        {
            var needed = Length + (long)length;
            if (needed > Array.MaxLength)
                throw new InvalidOperationException("the answers of all zones exceed 2 GiB");
            var buffer = Buffer;
            Array.Resize(ref buffer, (int)Math.Min(Array.MaxLength, Math.Max(buffer.Length * 2L, needed)));
            Buffer = buffer;
        }
        Length += length;
        return Buffer.AsSpan(Length - length, length);
    }
}
