using System.Buffers.Binary;
using FastRr.Wire.Names;
using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>Where parsing of one RDATA stands: the next token, what has been written, and what went wrong.</summary>
internal ref struct RDataParser(
    ReadOnlySpan<byte> text, ReadOnlySpan<PresentationToken> tokens, ReadOnlySpan<byte> origin, Span<byte> destination)
{
    /// <summary>RDLENGTH has 16 bits.</summary>
    public const int MaxLength = ushort.MaxValue;

    private readonly ReadOnlySpan<byte> _text = text;
    private readonly ReadOnlySpan<PresentationToken> _tokens = tokens;
    private readonly ReadOnlySpan<byte> _origin = origin;
    private readonly Span<byte> _destination = destination.Length > MaxLength ? destination[..MaxLength] : destination;

    /// <summary>Index of the next token to take.</summary>
    public int Next { get; private set; }

    /// <summary>Octets written.</summary>
    public int Length { get; private set; }

    public PresentationError Error { get; private set; }

    public readonly bool AtEnd => Next >= _tokens.Length;

    public readonly int Remaining => _tokens.Length - Next;

    /// <summary>What has been written.</summary>
    public readonly Span<byte> Written => _destination[..Length];

    /// <summary>What can still be written.</summary>
    public readonly Span<byte> Free => _destination[Length..];

    /// <summary>The next token's text without taking it; empty at the end.</summary>
    public readonly ReadOnlySpan<byte> Peek => AtEnd ? default : TextOf(Next);

    /// <summary>Whether the next token stands between quotes.</summary>
    public readonly bool IsNextQuoted => !AtEnd && _tokens[Next].IsQuoted;

    /// <summary>Takes the next token, which must be there and not be quoted.</summary>
    /// <param name="expected">What it should be, for the error.</param>
    /// <param name="token">Its raw text.</param>
    public bool TryTake(string expected, out ReadOnlySpan<byte> token)
    {
        if (!TryTake(expected, out token, out var isQuoted))
            return false;
        return !isQuoted || Reject(expected);
    }

    /// <summary>Takes the next token, which must be there.</summary>
    public bool TryTake(string expected, out ReadOnlySpan<byte> token, out bool isQuoted)
    {
        isQuoted = IsNextQuoted;
        token = Peek;
        if (AtEnd)
            return FailAt(_tokens.Length, RDataErrors.Missing(expected));
        Next++;
        return true;
    }

    /// <summary>Fails at the token taken last: it is not what was expected. Always false.</summary>
    public bool Reject(string expected) =>
        FailAt(Next - 1, RDataErrors.Unexpected(expected, TextOf(Next - 1), _tokens[Next - 1].IsQuoted));

    /// <summary>Fails at the token taken last. Always false.</summary>
    public bool Fail(string text) => FailAt(Math.Max(Next - 1, 0), text);

    /// <summary>Fails at a token. Always false.</summary>
    public bool FailAt(int token, string text)
    {
        Error = new PresentationError(token, text);
        return false;
    }

    /// <summary>Fails because RDLENGTH, or the caller's room, does not suffice. Always false.</summary>
    public bool FailForRoom() => Fail("the record's data is longer than 65535 octets");

    /// <summary>Fails because of an escape in the token taken last. Always false.</summary>
    public bool FailForEscape() => Fail(@"a bad escape: write \DDD, three digits up to 255, or \X");

    /// <summary>Counts octets that were written into <see cref="Free"/>.</summary>
    public void Advance(int count) => Length += count;

    public bool TryWrite(byte octet)
    {
        if (Length >= _destination.Length)
            return FailForRoom();
        _destination[Length++] = octet;
        return true;
    }

    public bool TryWriteUInt16(ushort number)
    {
        if (!BinaryPrimitives.TryWriteUInt16BigEndian(Free, number))
            return FailForRoom();
        Length += sizeof(ushort);
        return true;
    }

    public bool TryWriteUInt32(uint number)
    {
        if (!BinaryPrimitives.TryWriteUInt32BigEndian(Free, number))
            return FailForRoom();
        Length += sizeof(uint);
        return true;
    }

    /// <summary>Takes a token as a name and writes it uncompressed, in the case written.</summary>
    public bool TryParseName()
    {
        if (!TryTake("a domain name", out var token, out var isQuoted))
            return false;
        DomainNameError error;
        var parsed = isQuoted
            ? DomainNameText.TryParse(token, _origin, Free, out var length, out error)
            : DomainNameText.TryParseOrOrigin(token, _origin, Free, out length, out error);
        Advance(length);
        if (parsed)
            return true;
        return error == DomainNameError.NameTooLong && Free.Length < DomainName.MaxLength
            ? FailForRoom()
            : Fail(RDataErrors.BadName(token, isQuoted, DomainNameText.Describe(error)));
    }

    private readonly ReadOnlySpan<byte> TextOf(int token) => _text.Slice(_tokens[token].Start, _tokens[token].Length);
}
