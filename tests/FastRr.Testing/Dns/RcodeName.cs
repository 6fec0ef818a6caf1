namespace FastRr.Testing.Dns;

/// <summary>Mnemonics of response codes, spelled as dig, kdig and drill print them.</summary>
public static class RcodeName
{
    private static readonly string[] Names =
        ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED", "YXDOMAIN", "YXRRSET", "NXRRSET", "NOTAUTH",
            "NOTZONE", "DSOTYPENI"];

    /// <summary>The mnemonic of an extended RCODE (RFC 6891 §6.1.3): 0 to 4 095.</summary>
    public static string Format(int rcode) =>
        rcode < Names.Length ? Names[rcode] : rcode switch { 16 => "BADVERS", 23 => "BADCOOKIE", _ => $"RCODE{rcode}" };
}
