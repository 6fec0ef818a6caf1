namespace FastRr.Wire.Names;

/// <summary>Puts a name together in wire form, octets and labels as they come, and holds it to its limits.</summary>
internal ref struct DomainNameBuilder(Span<byte> destination)
{
    private readonly Span<byte> _destination =
        destination.Length > DomainName.MaxLength ? destination[..DomainName.MaxLength] : destination;

    private int _label; // where the length octet of the open label stands
    private int _next = 1;

    /// <summary>Whether the open label has no octet yet.</summary>
    public readonly bool IsLabelEmpty => _next == _label + 1;

    /// <summary>Whether a label has been ended.</summary>
    public readonly bool HasLabels => _label > 0;

    /// <summary>Adds octets to the open label.</summary>
    public DomainNameError Add(scoped ReadOnlySpan<byte> octets)
    {
        if (_next - _label - 1 + octets.Length > DomainName.MaxLabelLength)
            return DomainNameError.LabelTooLong;
        if (octets.Length > _destination.Length - _next)
            return DomainNameError.NameTooLong;
        octets.CopyTo(_destination[_next..]);
        _next += octets.Length;
        return DomainNameError.None;
    }

    /// <summary>Ends the open label, which must have an octet, and opens the next.</summary>
    public DomainNameError EndLabel()
    {
        if (IsLabelEmpty)
            return DomainNameError.EmptyLabel;
        _destination[_label] = (byte)(_next - _label - 1);
        _label = _next++;
        return DomainNameError.None;
    }

    /// <summary>Puts a name behind the labels that were ended: the origin, or the root.</summary>
    /// <param name="rest">Wire form.</param>
    /// <param name="length">Octets of the whole name; 0 where it is too long.</param>
    public readonly DomainNameError Finish(ReadOnlySpan<byte> rest, out int length)
    {
        length = 0;
        // RFC 1035 §2.3.4: 255 octets, length octets and the root's included.
        if (rest.Length > _destination.Length - _label)
            return DomainNameError.NameTooLong;
        rest.CopyTo(_destination[_label..]);
        length = _label + rest.Length;
        return DomainNameError.None;
    }
}
