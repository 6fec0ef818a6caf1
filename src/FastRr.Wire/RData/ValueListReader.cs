using FastRr.Wire.Presentation;

namespace FastRr.Wire.RData;

/// <summary>
/// Reads a comma-separated value-list (RFC 9460 §A.1) item by item. Two levels of escapes: those of master files first,
/// and in what they give a backslash before a comma or a backslash that belong to the item.
/// </summary>
internal ref struct ValueListReader(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _offset;
    private bool _isItemNext = true;

    /// <summary>Whether a comma, or the start, was read last: an item must follow.</summary>
    public readonly bool HasNext => _isItemNext;

    /// <summary>Reads one item and the comma behind it.</summary>
    /// <param name="destination">For the item; one that is longer is refused.</param>
    /// <param name="length">The item's octets.</param>
    /// <returns>False where the item is empty, does not fit, or has a bad escape.</returns>
    public bool TryRead(scoped Span<byte> destination, out int length)
    {
        length = 0;
        _isItemNext = false;
        while (_offset < _text.Length)
        {
            if (!PresentationEscape.TryRead(_text, ref _offset, out var octet))
                return false;
            if (octet == (byte)',')
            {
                _isItemNext = true;
                break;
            }
            if (octet == (byte)'\\' && !TryReadEscaped(out octet))
                return false;
            if (length == destination.Length)
                return false;
            destination[length++] = octet;
        }
        return length > 0;
    }

    /// <summary>RFC 9460 §A.1: only a comma and a backslash are escaped in an item.</summary>
    private bool TryReadEscaped(out byte octet)
    {
        octet = 0;
        return _offset < _text.Length
            && PresentationEscape.TryRead(_text, ref _offset, out octet)
            && octet is (byte)',' or (byte)'\\';
    }
}
