using System.Text;

namespace FastRr.Testing.Dns;

/// <summary>Domain names between presentation and wire form: the tests' own reading of RFC 1035 §5.1.</summary>
public static class WireName
{
    /// <summary>Wire form of an absolute or relative name (a missing last dot is supplied).</summary>
    /// <param name="text">With <c>\DDD</c> and <c>\X</c> escapes; "." is the root.</param>
    public static byte[] Parse(string text)
    {
        var wire = new List<byte>();
        var label = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '.')
            {
                if (text.Length > 1)
                    EndLabel();
                continue;
            }
            if (text[i] == '\\' && char.IsAsciiDigit(text[i + 1]))
            {
                label.Add(byte.Parse(text.AsSpan(i + 1, 3)));
                i += 3;
                continue;
            }
            label.Add((byte)(text[i] == '\\' ? text[++i] : text[i]));
        }
        if (label.Count > 0)
            EndLabel();
        wire.Add(0);
        if (wire.Count > 255)
            throw new FormatException($"{text}: {wire.Count} octets");
        return [.. wire];

        void EndLabel()
        {
            if (label.Count is 0 or > 63)
                throw new FormatException($"{text}: a label of {label.Count} octets");
            wire.Add((byte)label.Count);
            wire.AddRange(label);
            label.Clear();
        }
    }

    /// <summary>Presentation form with its last dot, escaped as dig, kdig and drill do it.</summary>
    /// <param name="wire">One whole uncompressed name, and nothing behind it.</param>
    public static string Format(ReadOnlySpan<byte> wire)
    {
        if (wire[0] == 0)
            return ".";
        var text = new StringBuilder();
        for (var offset = 0; wire[offset] != 0; offset += wire[offset] + 1)
        {
            foreach (var octet in wire.Slice(offset + 1, wire[offset]))
                AppendOctet(text, octet, "\".;\\()@$");
            text.Append('.');
        }
        return text.ToString();
    }

    /// <summary>A copy with A-Z made a-z; length octets are below 'A'.</summary>
    public static byte[] ToLower(ReadOnlySpan<byte> wire)
    {
        var lower = wire.ToArray();
        foreach (ref var octet in lower.AsSpan())
        {
            if (octet is >= (byte)'A' and <= (byte)'Z')
                octet |= 0x20;
        }
        return lower;
    }

    internal static void AppendOctet(StringBuilder text, byte octet, string escaped)
    {
        if (octet is <= 0x20 and not (byte)' ' or >= 0x7F || (octet == ' ' && escaped.Contains('.')))
            text.Append('\\').Append(octet.ToString("D3"));
        else if (escaped.Contains((char)octet))
            text.Append('\\').Append((char)octet);
        else
            text.Append((char)octet);
    }
}
