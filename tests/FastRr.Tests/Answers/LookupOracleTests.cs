using FastRr.Answers;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Answers;

/// <summary>Random zones and random names: the compiled look-up answers what a plain one answers.</summary>
public sealed class LookupOracleTests
{
    private const int Zones = 400;
    private const int QueriesPerZone = 150;
    private const string Digest = "1 13 2 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static readonly string[] s_labels = ["a", "b", "c", "*"];
    private static readonly string[] s_apex = ["com", "example"];
    private static readonly string[] s_types = ["A", "TXT", "CNAME", "DNAME", "NS", "DS", "MX"];

    [Fact]
    public void Respond_RandomZonesAndNames_AsThePlainLookUp()
    {
        for (var seed = 0; seed < Zones; seed++)
        {
            var random = new Random(seed);
            var records = MakeZone(random);
            var oracle = new NaiveLookup(s_apex, records);
            var text = "$ORIGIN example.com.\n$TTL 60\n"
                + string.Concat(records.Select(record =>
                    $"{NaiveLookup.Text(record.Owner)} {record.Type} {record.Data}\n"));
            var responder = TestResponder.Of(RotationOrder.Cyclic, text);
            for (var i = 0; i < QueriesPerZone; i++)
            {
                var name = MakeName(random, random.Next(20) == 0 ? ["com"] : s_apex, 5);
                var type = s_types[random.Next(s_types.Length)];
                var expected = oracle.Resolve(name, type);
                var actual = responder.Ask(new DnsQuery(NaiveLookup.Text(name), type) { PayloadSize = 4096 });
                AssertSame(expected, actual, $"zone {seed}, {NaiveLookup.Text(name)} {type}\n{text}");
            }
        }
    }

    private static void AssertSame(NaiveAnswer expected, DnsMessage actual, string what)
    {
        var difference = (expected.Rcode != actual.Rcode, expected.IsAuthoritative != actual.IsAuthoritative) switch
        {
            (true, _) => $"RCODE {actual.Rcode} for {expected.Rcode}",
            (_, true) => $"AA {actual.IsAuthoritative}",
            _ when !Sorted(expected.Answer).SequenceEqual(Sorted(actual.Answers.Select(Text))) => "answer section",
            _ when !Sorted(expected.Authority).SequenceEqual(Sorted(actual.Authorities.Select(Text))) =>
                "authority section",
            _ => null,
        };
        Assert.True(difference is null, $"{difference}: {what}\nexpected\n{string.Join('\n', expected.Answer)}\n--\n"
            + $"{string.Join('\n', expected.Authority)}\nactual\n{actual}");
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> records) => records.Order(StringComparer.Ordinal);

    private static string Text(DnsRecord record)
    {
        var type = TypeName.Format(record.Type);
        var owner = WireName.Format(record.Owner);
        return type == "SOA" ? $"{owner} SOA" : $"{owner} {type} {RDataText.Format(record.Type, record.RData)}";
    }

    /// <summary>A valid zone: nothing beside a CNAME, nothing below a DNAME, no cut or DNAME at a wildcard.</summary>
    private static List<NaiveRecord> MakeZone(Random random)
    {
        List<NaiveRecord> records =
        [
            new(s_apex, "SOA", "ns.example.net. h.example.net. 1 2 3 4 5"),
            new(s_apex, "NS", "ns.example.net."),
        ];
        for (var i = random.Next(1, 14); i > 0; i--)
        {
            var owner = MakeName(random, s_apex, 4);
            if (owner.Length == s_apex.Length || records.Any(record => Clashes(record, owner)))
                continue;
            records.AddRange(MakeRRsets(random, owner, random.Next(owner[^1] == "*" ? 5 : 8)));
        }
        return [.. records.Where(record =>
            !records.Any(above => above.Type == "DNAME" && IsBelow(record.Owner, above.Owner)))];
    }

    private static bool Clashes(NaiveRecord record, string[] owner) => record.Owner.SequenceEqual(owner);

    private static IEnumerable<NaiveRecord> MakeRRsets(Random random, string[] owner, int kind)
    {
        var target = MakeName(random, random.Next(5) == 0 ? ["net", "example"] : s_apex, 4);
        switch (kind)
        {
            case 0:
                return [new(owner, "CNAME", NaiveLookup.Text(target), target)];
            case 5:
                return [new(owner, "DNAME", NaiveLookup.Text(target), target)];
            case 6:
                return [new(owner, "NS", "ns.example.net."), new(owner, "NS", "ns2.example.net.")];
            case 7:
                return [new(owner, "NS", "ns.example.net."), new(owner, "DS", Digest)];
            default:
                return Enumerable.Range(1, random.Next(1, 5)).Select(i => new NaiveRecord(owner, "A", $"192.0.2.{i}"))
                    .Concat(kind < 3 ? [new NaiveRecord(owner, "TXT", "\"t\"")] : [])
                    .Concat(kind == 2 ? [new NaiveRecord(owner, "MX", $"10 {NaiveLookup.Text(target)}")] : []);
        }
    }

    private static bool IsBelow(string[] name, string[] ancestor) =>
        name.Length > ancestor.Length && name.AsSpan(0, ancestor.Length).SequenceEqual(ancestor);

    private static string[] MakeName(Random random, string[] apex, int maxLabels) =>
        [.. apex, .. random.GetItems(s_labels, random.Next(maxLabels + 1))];
}
