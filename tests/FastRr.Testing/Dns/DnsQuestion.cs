namespace FastRr.Testing.Dns;

/// <summary>One question; its name in wire form, in the case it stands in.</summary>
public sealed record DnsQuestion(byte[] Name, ushort Type, ushort Class)
{
    public override string ToString() =>
        $"{WireName.Format(Name)} {TypeName.FormatClass(Class)} {TypeName.Format(Type)}";
}
