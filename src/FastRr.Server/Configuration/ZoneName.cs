using FastRr.Server.Configuration.Values;
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
        var wrong = DnsNameText.Parse(text, DomainName.Root, "zone name", out var wire);
        name = new ZoneName(text, wire);
        if (wrong is not null)
            return wrong;
        // A dot behind a backslash is part of the last label.
        var isDotted = wire.Length > 1 && text.EndsWith('.')
            && DnsNameText.Parse(text, [], "zone name", out _) is null;
        name = new ZoneName(isDotted ? text[..^1] : text, wire);
        return null;
    }

    public bool Equals(ZoneName? other) => other is not null && _lowerWire.AsSpan().SequenceEqual(other._lowerWire);

    public override bool Equals(object? obj) => Equals(obj as ZoneName);

    public override int GetHashCode() => (int)NameHash.Compute(_lowerWire, seed: 0);

    public override string ToString() => Text;
}
