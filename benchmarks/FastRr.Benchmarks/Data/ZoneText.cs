using System.Text;
using FastRr.Zones;

namespace FastRr.Benchmarks.Data;

/// <summary>Master files as octets, and how they are loaded.</summary>
internal static class ZoneText
{
    public const string Apex = "example.com";

    private const string Head = "$ORIGIN example.com.\n$TTL 300\n@ SOA ns1 hostmaster 1 3600 600 86400 60\n"
        + "@ NS ns1\nns1 A 192.0.2.53\nmx1 A 192.0.2.11\nmx2 A 192.0.2.12\n";

    /// <summary>Names with two A each: the plainest zone there is.</summary>
    /// <param name="names">Up to 65 536.</param>
    public static byte[] Hosts(int names) => Compose(names, i =>
        $"host-{i:d7} A 10.0.{i >> 8}.{i & 255}\nhost-{i:d7} A 10.1.{i >> 8}.{i & 255}\n");

    /// <summary>Names with the types that people use, TTLs, comments, brackets and strings among them.</summary>
    public static byte[] Mixed(int names) => Compose(names, i => (i % 8) switch
    {
        0 => $"www-{i} 3600 IN A 192.0.2.{i & 255}\n  IN A 198.51.100.{i & 255}\n  IN AAAA 2001:db8:{i:x}::1\n",
        1 => $"mail-{i} MX 10 mx1 ; the first\nmail-{i} MX 20 mx2.example.com.\n",
        2 => $"text-{i} 1h TXT \"v=spf1 ip4:192.0.2.0/24 include:example.net -all\" \"second string {i}\"\n",
        3 => $"alias-{i} CNAME host.example.net.\n",
        4 => $"_sip._udp.s{i} SRV 10 60 5060 mx1\n",
        5 => $"_443._tcp.t{i} TLSA ( 3 1 1\n  {new string('a', 64)} )\n",
        6 => $"c{i} CAA 0 issue \"ca.example.net\"\nc{i} SVCB 1 . alpn=h2,h3 port=8443\n",
        _ => $"child-{i} NS ns.child-{i}\nns.child-{i} A 203.0.113.{i & 255}\n",
    });

    /// <summary>Reads and validates a master file from memory.</summary>
    /// <exception cref="InvalidOperationException">It has a fault.</exception>
    public static Zone Load(string apex, byte[] text)
    {
        var options = new ZoneLoadOptions { Open = _ => new MemoryStream(text, writable: false) };
        var result = ZoneLoader.Load(WireName.Of(apex), apex, options);
        return result.Zone ?? throw new InvalidOperationException(string.Join('\n', result.Findings));
    }

    private static byte[] Compose(int names, Func<int, string> recordsOf)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < names; i++)
            text.Append(recordsOf(i));
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
