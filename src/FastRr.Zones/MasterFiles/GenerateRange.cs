using System.Buffers.Text;

namespace FastRr.Zones.MasterFiles;

/// <summary>The numbers a $GENERATE directive walks: start-stop or start-stop/step.</summary>
/// <param name="Start">From 0.</param>
/// <param name="Stop">The last number is this one or less than a step before it.</param>
/// <param name="Step">From 1.</param>
internal readonly record struct GenerateRange(int Start, int Stop, int Step)
{
    public long Count => (((long)Stop - Start) / Step) + 1;

    /// <returns>False where it is no such range, or runs backwards.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out GenerateRange range)
    {
        range = default;
        if (!TryParseNumber(ref text, out var start)
            || !TrySkip(ref text, (byte)'-')
            || !TryParseNumber(ref text, out var stop))
        {
            return false;
        }
        var step = 1;
        if (!text.IsEmpty && (!TrySkip(ref text, (byte)'/') || !TryParseNumber(ref text, out step)))
            return false;
        range = new GenerateRange(start, stop, step);
        return text.IsEmpty && start <= stop && step > 0;
    }

    private static bool TryParseNumber(ref ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        int used = 0;
        if (text.IsEmpty || !char.IsAsciiDigit((char)text[0]) || !Utf8Parser.TryParse(text, out number, out used))
            return false;
        text = text[used..];
        return true;
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> text, byte octet)
    {
        if (text.IsEmpty || text[0] != octet)
            return false;
        text = text[1..];
        return true;
    }
}
