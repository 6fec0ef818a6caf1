using FsCheck;
using FsCheck.Fluent;

namespace FastRr.Tests.Wire;

/// <summary>Random names and octets of DNS, valid or merely close to it.</summary>
internal static class WireGenerators
{
    /// <summary>Any octet, those with a meaning in master files more often.</summary>
    public static Gen<byte> Octet { get; } = Gen.Frequency(
        (4, Gen.Choose('a', 'z')),
        (2, Gen.Elements<int>('.', '\\', '"', ';', '(', ')', '@', '$', ' ', ',', '=', '*', '#', '-', '0', '9')),
        (2, Gen.Choose(0, 255))).Select(octet => (byte)octet);

    /// <summary>Octets as they may stand in a token: digits, escapes and quotes are frequent.</summary>
    public static Gen<byte[]> PresentationOctets { get; } = Octet.ArrayOf();

    /// <summary>A label with its length octet.</summary>
    public static Gen<byte[]> Label { get; } =
        from length in Gen.Frequency((8, Gen.Choose(1, 12)), (1, Gen.Choose(1, 63)))
        from octets in Octet.ArrayOf(length)
        select (byte[])[(byte)length, .. octets];

    /// <summary>A whole name in wire form, 1 to 255 octets, in any case.</summary>
    public static Gen<byte[]> Name { get; } =
        from count in Gen.Frequency((8, Gen.Choose(0, 5)), (1, Gen.Choose(0, 127)))
        from labels in Label.ArrayOf(count)
        select JoinLabels(labels);

    /// <summary>So many arbitrary octets.</summary>
    public static Gen<byte[]> Octets(int minimum, int maximum) =>
        from length in Gen.Choose(minimum, maximum)
        from octets in Gen.Choose(0, 255).Select(octet => (byte)octet).ArrayOf(length)
        select octets;

    private static byte[] JoinLabels(byte[][] labels)
    {
        var name = new List<byte>();
        foreach (var label in labels)
        {
            if (name.Count + label.Length < 255)
                name.AddRange(label);
        }
        name.Add(0);
        return [.. name];
    }
}
