using System.Globalization;
using System.Text;

namespace FastRr.Wire.Presentation;

/// <summary>
/// The mnemonics of a registry of 16-bit values, found by text in either case and by value. Other values have a prefix
/// and their number: TYPE731 (RFC 3597 §5).
/// </summary>
internal sealed class MnemonicTable
{
    private readonly string _prefix;
    private readonly byte[] _prefixOctets;
    private readonly (string Mnemonic, ushort Value)[] _slots;
    private readonly Dictionary<ushort, string> _mnemonics = [];

    /// <param name="prefix">Stands before the number of a value without a mnemonic; empty for none.</param>
    /// <param name="entries">Upper-case ASCII mnemonics. Of several for one value the first is written.</param>
    public MnemonicTable(string prefix, ReadOnlySpan<(string Mnemonic, ushort Value)> entries)
    {
        _prefix = prefix;
        _prefixOctets = Encoding.ASCII.GetBytes(prefix);
        // At most a quarter full: nearly every look-up ends at its first slot.
        var size = 16;
        while (size < entries.Length * 4)
            size *= 2;
        _slots = new (string, ushort)[size];
        foreach (var (mnemonic, value) in entries)
        {
            var slot = Hash(Encoding.ASCII.GetBytes(mnemonic)) & (size - 1);
            while (_slots[slot].Mnemonic is not null)
                slot = (slot + 1) & (size - 1);
            _slots[slot] = (mnemonic, value);
            _mnemonics.TryAdd(value, mnemonic);
        }
    }

    /// <summary>Finds a mnemonic, or a number behind the prefix; case is put aside.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, out ushort value)
    {
        var slots = _slots;
        for (var slot = Hash(text) & (slots.Length - 1); ; slot = (slot + 1) & (slots.Length - 1))
        {
            ref readonly var entry = ref slots[slot];
            if (entry.Mnemonic is null)
                return TryParseNumber(text, out value);
            if (Ascii.EqualsIgnoreCase(text, entry.Mnemonic))
            {
                value = entry.Value;
                return true;
            }
        }
    }

    /// <summary>The mnemonic of a value, or null.</summary>
    public string? MnemonicOf(ushort value) => _mnemonics.GetValueOrDefault(value);

    /// <summary>The mnemonic of a value, or the prefix and its number.</summary>
    public string Format(ushort value) =>
        MnemonicOf(value) ?? string.Concat(_prefix, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>As <see cref="Format(ushort)"/>, without a string made.</summary>
    public void Format(ushort value, ref PresentationWriter writer)
    {
        if (MnemonicOf(value) is { } mnemonic)
        {
            writer.Add(mnemonic);
            return;
        }
        writer.Add(_prefix);
        writer.AddDecimal(value);
    }

    private bool TryParseNumber(ReadOnlySpan<byte> text, out ushort value)
    {
        value = 0;
        if (text.Length <= _prefix.Length || !Ascii.EqualsIgnoreCase(text[.._prefix.Length], _prefixOctets))
            return false;
        if (!IntervalText.TryParseNumber(text[_prefix.Length..], ushort.MaxValue, out var number))
            return false;
        value = (ushort)number;
        return true;
    }

    private static int Hash(ReadOnlySpan<byte> text)
    {
        // 0xDF drops the bit that tells lower from upper case.
        var hash = (uint)text.Length;
        foreach (var octet in text)
            hash = (hash * 31) + (uint)(octet & 0xDF);
        return (int)((hash * 0x9E3779B9) >> 16);
    }
}
