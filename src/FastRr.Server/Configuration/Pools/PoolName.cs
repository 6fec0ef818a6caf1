using FastRr.Wire.Names;

namespace FastRr.Server.Configuration.Pools;

/// <summary>A name that a pool answers for.</summary>
internal sealed class PoolName
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

    /// <summary>Without the dot at its end.</summary>
    public override string ToString() =>
        _lowerWire.Length == 1 ? "." : DomainNameText.Format(_lowerWire)[..^1];
}
