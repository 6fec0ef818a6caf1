namespace FastRr.Wire.Presentation;

/// <summary>Plain numbers, and spans of time with units: 3600, 1h30m, 1w2d3h4m5s.</summary>
internal static class IntervalText
{
    /// <summary>Reads decimal digits and nothing else.</summary>
    /// <returns>False where there is no digit, another octet, or more than <paramref name="maximum"/>.</returns>
    public static bool TryParseNumber(ReadOnlySpan<byte> text, uint maximum, out uint value)
    {
        ulong number = 0;
        value = 0;
        if (text.IsEmpty)
            return false;
        foreach (var octet in text)
        {
            if (!PresentationEscape.IsDigit(octet))
                return false;
            number = (number * 10) + (uint)(octet - '0');
            if (number > maximum)
                return false;
        }
        value = (uint)number;
        return true;
    }

    /// <summary>Reads seconds, or numbers each followed by its unit w, d, h, m or s in either case.</summary>
    /// <returns>False where it is neither, or more than <paramref name="maximum"/> seconds.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, uint maximum, out uint seconds)
    {
        if (TryParseNumber(text, maximum, out seconds))
            return true;
        ulong total = 0;
        for (var offset = 0; offset < text.Length;)
        {
            var end = offset;
            while (end < text.Length && PresentationEscape.IsDigit(text[end]))
                end++;
            if (end == text.Length || !TryParseNumber(text[offset..end], maximum, out var count))
                return false;
            var unit = SecondsOf(text[end]);
            // Both factors are below 2^32 and the total is checked each time: no overflow of 64 bits.
            total += (ulong)count * unit;
            if (unit == 0 || total > maximum)
                return false;
            offset = end + 1;
        }
        seconds = (uint)total;
        return text.Length > 0;
    }

    private static uint SecondsOf(byte unit) => (unit | 0x20) switch
    {
        'w' => 7 * 24 * 3600,
        'd' => 24 * 3600,
        'h' => 3600,
        'm' => 60,
        's' => 1,
        _ => 0,
    };
}
