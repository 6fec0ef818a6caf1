using FastRr.Wire.Names;

namespace FastRr.Benchmarks.Data;

/// <summary>Names with the places of their labels worked out, as the parser hands them to a table.</summary>
internal sealed class LabelledNames
{
    private readonly OctetStrings _names;
    private readonly OctetStrings _starts;

    /// <param name="names">Lower-cased wire form.</param>
    public LabelledNames(IReadOnlyCollection<byte[]> names)
    {
        _names = new OctetStrings(names);
        _starts = new OctetStrings(names.Select(StartsOf));
    }

    public ReadOnlySpan<byte> NameOf(int number) => _names[number];

    /// <summary>Where each label starts, the root's last.</summary>
    public ReadOnlySpan<byte> LabelStartsOf(int number) => _starts[number];

    private static byte[] StartsOf(byte[] name)
    {
        var starts = new byte[DomainName.MaxLabels + 1];
        var count = DomainName.LabelStarts(name, starts);
        starts[count] = (byte)(name.Length - 1);
        return starts[..(count + 1)];
    }
}
