using System.Text;
using FastRr.Wire.Presentation;

namespace FastRr.Wire.Names;

/// <summary>
/// Domain names as text: labels between dots, \DDD and \X for what a dot or blank would end (RFC 1035 §5.1).
/// </summary>
public static class DomainNameText
{
    /// <summary>
    /// Octets of the longest text: the longest name has 254 octets before the root's, at least 4 of them length octets
    /// that become dots, the others \DDD: 4 + 250 × 4.
    /// </summary>
    public const int MaxLength = 1004;

    /// <summary>Reads a name; its case is kept. A name without a dot at its end is completed by the origin.</summary>
    /// <param name="text">As written, without enclosing quotes. '@' is a label like another here.</param>
    /// <param name="origin">Wire form, any case; empty where there is none.</param>
    /// <param name="destination">For the wire form: 255 octets are enough for every name.</param>
    /// <param name="length">Octets written, the root's included; 0 on error.</param>
    /// <param name="error">What is wrong; <see cref="DomainNameError.None"/> on success.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<byte> origin,
        Span<byte> destination,
        out int length,
        out DomainNameError error)
    {
        length = 0;
        var name = new DomainNameBuilder(destination);
        if (text.Length == 1 && text[0] == (byte)'.')
            error = name.Finish(DomainName.Root, out length);
        else if ((error = ReadLabels(text, ref name)) == DomainNameError.None)
            error = Complete(origin, ref name, out length);
        return error == DomainNameError.None;
    }

    /// <summary>
    /// As <see cref="TryParse"/>, but '@' alone is the origin itself (RFC 1035 §5.1): for unquoted tokens.
    /// </summary>
    public static bool TryParseOrOrigin(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<byte> origin,
        Span<byte> destination,
        out int length,
        out DomainNameError error)
    {
        if (text.Length != 1 || text[0] != (byte)'@')
            return TryParse(text, origin, destination, out length, out error);
        length = 0;
        error = origin.IsEmpty
            ? DomainNameError.RelativeWithoutOrigin
            : new DomainNameBuilder(destination).Finish(origin, out length);
        return error == DomainNameError.None;
    }

    /// <summary>What is wrong, for people: half a sentence that can follow the name.</summary>
    public static string Describe(DomainNameError error) => error switch
    {
        DomainNameError.EmptyLabel => "it has an empty label",
        DomainNameError.LabelTooLong => "it has a label of more than 63 octets",
        DomainNameError.NameTooLong => "it is longer than 255 octets",
        DomainNameError.BadEscape => @"it has a bad escape: write \DDD, three digits up to 255, or \X",
        DomainNameError.Quote => "it has a quotation mark inside",
        DomainNameError.RelativeWithoutOrigin => "it does not end in a dot and there is no origin to complete it",
        _ => "it is right",
    };

    /// <summary>Writes a name as text, with a dot at its end; what has a meaning in master files is escaped.</summary>
    /// <param name="name">A whole name in wire form, uncompressed.</param>
    /// <param name="destination"><see cref="MaxLength"/> octets are enough for every name.</param>
    /// <param name="written">Octets written; 0 where they did not fit.</param>
    public static bool TryFormat(ReadOnlySpan<byte> name, Span<byte> destination, out int written)
    {
        var writer = new PresentationWriter(destination);
        Format(name, ref writer);
        written = writer.IsFull ? 0 : writer.Length;
        return !writer.IsFull;
    }

    /// <summary>A name as text, for messages and reports.</summary>
    /// <param name="name">A whole name in wire form, uncompressed.</param>
    public static string Format(ReadOnlySpan<byte> name)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return TryFormat(name, text, out var written) ? Encoding.ASCII.GetString(text[..written]) : "";
    }

    internal static void Format(ReadOnlySpan<byte> name, ref PresentationWriter writer)
    {
        if (name.Length <= 1)
            writer.Add((byte)'.');
        for (var offset = 0; (uint)offset < (uint)name.Length && name[offset] != 0; offset += name[offset] + 1)
        {
            foreach (var octet in name.Slice(offset + 1, Math.Min(name[offset], name.Length - offset - 1)))
                FormatOctet(octet, ref writer);
            writer.Add((byte)'.');
        }
    }

    private static void FormatOctet(byte octet, ref PresentationWriter writer)
    {
        if (octet is <= (byte)' ' or >= 0x7F)
        {
            writer.AddDecimalEscape(octet);
            return;
        }
        if (@".;""()\@$"u8.Contains(octet))
            writer.Add((byte)'\\');
        writer.Add(octet);
    }

    /// <summary>Reads labels up to the end of the text; one without a dot behind it is left open.</summary>
    private static DomainNameError ReadLabels(ReadOnlySpan<byte> text, ref DomainNameBuilder name)
    {
        for (var offset = 0; ;)
        {
            var rest = text[offset..];
            var plain = rest.IndexOfAny((byte)'.', (byte)'\\', (byte)'"');
            var error = name.Add(plain < 0 ? rest : rest[..plain]);
            if (error != DomainNameError.None || plain < 0)
                return error;
            offset += plain;
            if (text[offset] == (byte)'"')
                return DomainNameError.Quote;
            if (text[offset] == (byte)'\\')
            {
                if (!PresentationEscape.TryRead(text, ref offset, out var octet))
                    return DomainNameError.BadEscape;
                error = name.Add([octet]);
            }
            else
            {
                offset++;
                error = name.EndLabel();
            }
            if (error != DomainNameError.None)
                return error;
        }
    }

    private static DomainNameError Complete(ReadOnlySpan<byte> origin, ref DomainNameBuilder name, out int length)
    {
        // A text that ended in a dot has opened a label and put nothing into it.
        if (name.IsLabelEmpty && name.HasLabels)
            return name.Finish(DomainName.Root, out length);
        length = 0;
        var error = name.EndLabel();
        if (error != DomainNameError.None)
            return error;
        return origin.IsEmpty ? DomainNameError.RelativeWithoutOrigin : name.Finish(origin, out length);
    }
}
