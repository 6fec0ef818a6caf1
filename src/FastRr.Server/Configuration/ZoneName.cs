using FastRr.Wire.Names;

namespace FastRr.Server.Configuration;

/// <summary>A zone's name from the configuration.</summary>
internal sealed class ZoneName : IEquatable<ZoneName>
{
    private readonly byte[] _lowerWire;

    private ZoneName(string text, ReadOnlySpan<byte> wire)
    {
        Text = text;
        _lowerWire = new byte[wire.Length];
        DomainName.ToLower(wire, _lowerWire);
    }

    /// <summary>As written, without the dot at its end; the root is ".".</summary>
    public string Text { get; }

    /// <summary>Lower-cased wire form.</summary>
    public ReadOnlySpan<byte> LowerWire => _lowerWire;

    public bool IsRoot => _lowerWire.Length == 1;

    /// <summary>Reads a name; a dot at its end changes nothing.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Parse(string text, out ZoneName name)
    {
        name = new ZoneName(text, DomainName.Root);
        foreach (var character in text)
        {
            if (!char.IsAscii(character))
                return $"'{text}' is not a zone name: letters beyond ASCII are written in A-label form, as xn--";
            if (character <= ' ')
                return $"'{text}' is not a zone name: it has a blank inside";
        }
        Span<byte> octets = stackalloc byte[text.Length > DomainNameText.MaxLength ? 0 : text.Length];
        if (octets.Length < text.Length)
            return $"a zone name of {text.Length} characters: no name is that long";
        System.Text.Encoding.ASCII.GetBytes(text, octets);
        Span<byte> wire = stackalloc byte[DomainName.MaxLength];
        if (!DomainNameText.TryParse(octets, DomainName.Root, wire, out var length, out var error))
            return $"'{text}' is not a zone name: {DomainNameText.Describe(error)}";
        var isDotted = length > 1 && octets[^1] == '.' && DomainNameText.TryParse(octets, [], wire, out _, out _);
        name = new ZoneName(isDotted ? text[..^1] : text, wire[..length]);
        return null;
    }

    public bool Equals(ZoneName? other) => other is not null && _lowerWire.AsSpan().SequenceEqual(other._lowerWire);

    public override bool Equals(object? obj) => Equals(obj as ZoneName);

    public override int GetHashCode() => (int)NameHash.Compute(_lowerWire, seed: 0);

    public override string ToString() => Text;
}
