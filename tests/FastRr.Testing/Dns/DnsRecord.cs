namespace FastRr.Testing.Dns;

/// <summary>One RR as it was received, names in its RDATA decompressed.</summary>
/// <param name="Owner">Wire form, in the case received.</param>
/// <param name="Type">Any type but OPT.</param>
/// <param name="Class">1 is IN.</param>
/// <param name="TtlSeconds">As received.</param>
/// <param name="RData">Names decompressed, in the case received.</param>
/// <param name="CanonicalRData">The same with names lower-cased, for comparison.</param>
public sealed record DnsRecord(
    byte[] Owner, ushort Type, ushort Class, uint TtlSeconds, byte[] RData, byte[] CanonicalRData)
{
    /// <summary>
    /// Equal for equal records, names compared without case; lower-cased owner, TTL, class, type, RDATA.
    /// </summary>
    public string Key =>
        $"{WireName.Format(WireName.ToLower(Owner))} {TtlSeconds} {Class} {TypeName.Format(Type)} "
        + Convert.ToHexStringLower(CanonicalRData);

    /// <summary>Presentation form: owner, TTL, class, type and RDATA, one space between them.</summary>
    public override string ToString() =>
        $"{WireName.Format(Owner)} {TtlSeconds} {TypeName.FormatClass(Class)} {TypeName.Format(Type)} "
        + RDataText.Format(Type, RData);
}
