using System.Buffers.Text;
using System.Text;

namespace FastRr.Wire.Presentation;

/// <summary>
/// Writes text into a span that may prove too short: then nothing more is written and <see cref="IsFull"/> says so.
/// </summary>
internal ref struct PresentationWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    /// <summary>Octets written.</summary>
    public int Length { get; private set; }

    /// <summary>Whether something did not fit.</summary>
    public bool IsFull { get; private set; }

    public void Add(byte octet)
    {
        if (Length >= _destination.Length)
            IsFull = true;
        else if (!IsFull)
            _destination[Length++] = octet;
    }

    public void Add(ReadOnlySpan<byte> octets)
    {
        if (IsFull || !octets.TryCopyTo(_destination[Length..]))
            IsFull = true;
        else
            Length += octets.Length;
    }

    /// <summary>Adds a mnemonic of the registries, all ASCII.</summary>
    public void Add(string ascii)
    {
        if (!IsFull && Encoding.ASCII.TryGetBytes(ascii, _destination[Length..], out var written))
            Length += written;
        else
            IsFull = true;
    }

    public void AddDecimal(uint number)
    {
        if (!IsFull && Utf8Formatter.TryFormat(number, _destination[Length..], out var written))
            Length += written;
        else
            IsFull = true;
    }

    /// <summary>Adds a number with zeros in front up to <paramref name="digits"/> digits.</summary>
    public void AddDecimal(uint number, int digits)
    {
        var width = 1;
        for (var rest = number; rest >= 10; rest /= 10)
            width++;
        for (; width < digits; width++)
            Add((byte)'0');
        AddDecimal(number);
    }

    /// <summary>Adds two lower-case hexadecimal digits.</summary>
    public void AddHex(byte octet)
    {
        Add("0123456789abcdef"u8[octet >> 4]);
        Add("0123456789abcdef"u8[octet & 15]);
    }

    /// <summary>Adds \DDD.</summary>
    public void AddDecimalEscape(byte octet)
    {
        Add((byte)'\\');
        AddDecimal(octet, digits: 3);
    }

    /// <summary>Adds the octets so that they can stand between quotes, without the quotes.</summary>
    public void AddQuotable(ReadOnlySpan<byte> octets)
    {
        foreach (var octet in octets)
        {
            if (octet is (byte)'"' or (byte)'\\')
                Add((byte)'\\');
            if (octet is >= 0x20 and < 0x7F)
                Add(octet);
            else
                AddDecimalEscape(octet);
        }
    }
}
