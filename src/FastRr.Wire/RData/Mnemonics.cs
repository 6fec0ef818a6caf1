using FastRr.Wire.Presentation;
using FastRr.Wire.Registry;

namespace FastRr.Wire.RData;

/// <summary>The mnemonics that stand in RDATA, by registry.</summary>
internal static class Mnemonics
{
    /// <summary>RR TYPEs: whatever <see cref="RRType"/> names.</summary>
    public static readonly MnemonicTable Types = CreateTypes();

    /// <summary>RR CLASSes (RFC 1035 §3.2.4, RFC 2136 §2.4, RFC 3597 §5).</summary>
    public static readonly MnemonicTable Classes = new(
        "CLASS",
        ("IN", (ushort)RRClass.IN),
        ("CH", (ushort)RRClass.CH),
        ("HS", (ushort)RRClass.HS),
        ("NONE", (ushort)RRClass.None),
        ("ANY", (ushort)RRClass.Any));

    private static MnemonicTable CreateTypes()
    {
        var types = Enum.GetValues<RRType>();
        var entries = new List<(string, ushort)>(types.Length);
        foreach (var type in types)
        {
            if (type != RRType.None)
                entries.Add((type.ToString(), (ushort)type));
        }
        return new MnemonicTable("TYPE", entries.ToArray());
    }
}
