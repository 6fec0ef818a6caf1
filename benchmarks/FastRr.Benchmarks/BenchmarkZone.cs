using System.Globalization;
using System.Text;
using FastRr.Answers;
using FastRr.Engine;
using FastRr.Wire.Names;
using FastRr.Wire.Registry;
using FastRr.Zones;

namespace FastRr.Benchmarks;

/// <summary>Zones and queries that the benchmarks share.</summary>
internal static class BenchmarkZone
{
    private const string Text = """
        $ORIGIN example.com.
        $TTL 300
        @          SOA   ns1 hostmaster 1 3600 600 86400 60
        @          NS    ns1
        ns1        A     192.0.2.53
        www        A     192.0.2.1
        www        A     192.0.2.2
        www        A     192.0.2.3
        www        AAAA  2001:db8::1
        www        AAAA  2001:db8::2
        www        AAAA  2001:db8::3
        mail       MX    10 mx1
        mail       MX    10 mx2
        mx1        A     192.0.2.11
        mx2        A     192.0.2.12
        alias      CNAME www
        *.wild     A     192.0.2.77
        sub        NS    ns.sub
        sub        NS    ns2.sub
        ns.sub     A     192.0.2.98
        ns2.sub    A     192.0.2.99
        """;

    /// <summary>The small zone that has one of each kind of answer.</summary>
    public static Zone Small() => Read("example.com", Text + LongText());

    /// <summary>A zone of many names, two A records each.</summary>
    public static Zone Big(int names)
    {
        var text = new StringBuilder("$ORIGIN big.example.\n$TTL 300\n@ SOA ns1 h 1 3600 600 86400 60\n@ NS ns1\n");
        text.Append("ns1 A 192.0.2.53\n");
        for (var i = 0; i < names; i++)
        {
            var low = $"{(i >> 16) & 255}.{(i >> 8) & 255}.{i & 255}";
            text.Append(CultureInfo.InvariantCulture, $"{HostOf(i)} A 10.{low}\n{HostOf(i)} A 11.{low}\n");
        }
        return Read("big.example", text.ToString());
    }

    public static string HostOf(int number) => string.Create(CultureInfo.InvariantCulture, $"host-{number:d7}");

    public static ResponderWorker WorkerFor(params Zone[] zones)
    {
        var compiler = new AnswerCompiler();
        foreach (var zone in zones)
            compiler.Add(zone, RotationOrder.Cyclic);
        var responder = new Responder(new ResponderOptions());
        responder.Publish(compiler.Compile());
        var worker = responder.CreateWorker();
        worker.BeginBatch();
        return worker;
    }

    /// <summary>A query's octets, without an OPT or with a plain one of 1232 octets.</summary>
    public static byte[] Query(string name, RRType type, bool edns = false)
    {
        byte[] opt = edns ? [0, 0, 41, 0x04, 0xD0, 0, 0, 0, 0, 0, 0] : [];
        byte[] header = [0x12, 0x34, 0, 0, 0, 1, 0, 0, 0, 0, 0, (byte)(edns ? 1 : 0)];
        return [.. header, .. Name(name), 0, (byte)type, 0, 1, .. opt];
    }

    private static string LongText()
    {
        var strings = Enumerable.Repeat($"\"{new string('t', 100)}\"", 4);
        return $"\ntext TXT {string.Join(' ', strings)}\n";
    }

    private static Zone Read(string apex, string text)
    {
        var result = ZoneLoader.Load(
            Name(apex), apex, new ZoneLoadOptions { Open = _ => new MemoryStream(Encoding.ASCII.GetBytes(text)) });
        return result.Zone ?? throw new InvalidOperationException(string.Join('\n', result.Findings));
    }

    private static byte[] Name(string name)
    {
        var wire = new byte[DomainName.MaxLength];
        if (DomainNameText.TryParse(Encoding.ASCII.GetBytes(name + "."), default, wire, out var length, out var error))
            return wire[..length];
        throw new ArgumentException($"{name}: {error}");
    }
}
