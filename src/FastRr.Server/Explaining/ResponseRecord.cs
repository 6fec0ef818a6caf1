using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Server.Explaining;

/// <summary>An RR of a response.</summary>
/// <param name="Owner">Wire form, in the case it stands there.</param>
/// <param name="Type">TYPE.</param>
/// <param name="TtlSeconds">TTL.</param>
/// <param name="RData">Names uncompressed.</param>
internal sealed record ResponseRecord(byte[] Owner, RRType Type, uint TtlSeconds, byte[] RData)
{
    /// <summary>RDATA as a master file has it.</summary>
    public string Data => RDataText.Format(Type, RData);

    public bool IsOf(ReadOnlySpan<byte> name) => DomainName.EqualsIgnoreCase(Owner, name);
}
