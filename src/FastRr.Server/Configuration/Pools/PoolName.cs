using FastRr.Wire.Names;

namespace FastRr.Server.Configuration.Pools;

/// <summary>A name that a pool answers for.</summary>
internal sealed class PoolName : IEquatable<PoolName>
{
    private readonly byte[] _lowerWire;

    /// <param name="wire">Wire form in any case.</param>
    public PoolName(ReadOnlySpan<byte> wire)
    {
        _lowerWire = new byte[wire.Length];
        DomainName.ToLower(wire, _lowerWire);
    }

    /// <summary>Lower-cased wire form.</summary>
    public ReadOnlyMemory<byte> LowerWire => _lowerWire;

    /// <summary>The name without its first label; the root gives the root.</summary>
    public PoolName Parent => new(DomainName.Parent(_lowerWire));

    /// <summary>The wildcard right below it; null: that would be too long.</summary>
    public PoolName? Wildcard =>
        _lowerWire.Length + 2 <= DomainName.MaxLength ? new PoolName([1, (byte)'*', .. _lowerWire]) : null;

    public bool IsRoot => _lowerWire.Length == 1;

    public bool Equals(PoolName? other) => other is not null && _lowerWire.AsSpan().SequenceEqual(other._lowerWire);

    public override bool Equals(object? obj) => Equals(obj as PoolName);

    public override int GetHashCode() => (int)NameHash.Compute(_lowerWire, seed: 0);

    /// <summary>Without the dot at its end.</summary>
    public override string ToString() =>
        IsRoot ? "." : DomainNameText.Format(_lowerWire)[..^1];
}
