using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace FastRr.Zones.MasterFiles;

/// <summary>
/// The text of a $GENERATE directive in which $ stands for the number: as BIND 9 documents it, $ or ${offset} or
/// ${offset,width} or ${offset,width,base}, base being d, o, x, X, or n and N for nibbles; \$ and $$ are a dollar sign.
/// </summary>
internal static class GenerateTemplate
{
    /// <summary>Digits of the widest number: more than any label holds.</summary>
    public const int MaxWidth = 127;

    /// <summary>Writes the template with its numbers put in.</summary>
    /// <param name="template">Master-file text.</param>
    /// <param name="number">What $ stands for.</param>
    /// <param name="output">Appended to.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? Expand(ReadOnlySpan<byte> template, int number, ArrayBufferWriter<byte> output)
    {
        while (true)
        {
            var length = template.IndexOfAny((byte)'$', (byte)'\\');
            if (length < 0)
            {
                output.Write(template);
                return null;
            }
            output.Write(template[..length]);
            template = template[length..];
            if (template[0] == '\\')
            {
                // What is escaped stays so for the text's own reader.
                var escaped = Math.Min(2, template.Length);
                output.Write(template[..escaped]);
                template = template[escaped..];
            }
            else if (template.Length > 1 && template[1] == '$')
            {
                output.Write(@"\$"u8);
                template = template[2..];
            }
            else
            {
                template = template[1..];
                if (ExpandNumber(ref template, number, output) is { } error)
                    return error;
            }
        }
    }

    private static string? ExpandNumber(ref ReadOnlySpan<byte> template, int number, ArrayBufferWriter<byte> output)
    {
        var format = new NumberFormat(0, 0, (byte)'d');
        if (!template.IsEmpty && template[0] == '{')
        {
            var end = template.IndexOf((byte)'}');
            if (end < 0)
                return "a brace is not closed in $GENERATE";
            if (!NumberFormat.TryParse(template[1..end], out format))
                return $"{Entry.Show(template[..(end + 1)])} is not {{offset,width,base}}: "
                    + $"a width up to {MaxWidth}, a base of d, o, x, X, n or N";
            template = template[(end + 1)..];
        }
        var value = (long)number + format.Offset;
        if (value is > int.MaxValue or < int.MinValue || value < 0 && format.Base != 'd')
            return $"{number} with offset {format.Offset} is no number that can be written here";
        Span<byte> digits = stackalloc byte[MaxWidth + 16];
        output.Write(digits[..Format((int)value, format, digits)]);
        return null;
    }

    private static int Format(int value, in NumberFormat format, Span<byte> digits)
    {
        if (format.Base is (byte)'n' or (byte)'N')
            return FormatNibbles(value, format.Width, format.Base == 'N', digits);
        // Zeros fill up to the width, a sign counted.
        string text;
        if (format.Base == 'o')
            text = Convert.ToString(value, 8);
        else if (format.Base == 'd')
            text = value.ToString(CultureInfo.InvariantCulture);
        else
            text = value.ToString(format.Base == 'X' ? "X" : "x", CultureInfo.InvariantCulture);
        var sign = text[0] == '-' ? 1 : 0;
        var zeros = Math.Max(format.Width - text.Length, 0);
        if (sign == 1)
            digits[0] = (byte)'-';
        digits.Slice(sign, zeros).Fill((byte)'0');
        Encoding.ASCII.GetBytes(text.AsSpan(sign), digits[(sign + zeros)..]);
        return text.Length + zeros;
    }

    /// <summary>Hexadecimal digits, the lowest first, with dots between; the width counts the dots too.</summary>
    private static int FormatNibbles(int value, int width, bool isUpper, Span<byte> digits)
    {
        var hexadecimal = isUpper ? "0123456789ABCDEF"u8 : "0123456789abcdef"u8;
        var length = 0;
        do
        {
            digits[length++] = hexadecimal[value & 15];
            value >>= 4;
            if (value != 0 || length < width)
                digits[length++] = (byte)'.';
        }
        while (value != 0 || length < width);
        return length;
    }

    private readonly record struct NumberFormat(int Offset, int Width, byte Base)
    {
        public static bool TryParse(ReadOnlySpan<byte> text, out NumberFormat format)
        {
            format = default;
            if (!text.IsEmpty && text[0] == '+')
                text = text[1..];
            if (!Utf8Parser.TryParse(text, out int offset, out var used))
                return false;
            text = text[used..];
            format = new NumberFormat(offset, 0, (byte)'d');
            if (text.IsEmpty)
                return true;
            if (text[0] != ',' || !Utf8Parser.TryParse(text[1..], out int width, out used))
                return false;
            if (width is < 0 or > MaxWidth)
                return false;
            text = text[(1 + used)..];
            format = format with { Width = width };
            if (text.IsEmpty)
                return true;
            if (text.Length != 2 || text[0] != ',' || "doxXnN"u8.IndexOf(text[1]) < 0)
                return false;
            format = format with { Base = text[1] };
            return true;
        }
    }
}
