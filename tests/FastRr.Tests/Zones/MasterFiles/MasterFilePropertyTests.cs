using System.Text;
using FastRr.Tests.Wire;
using FastRr.Tests.Wire.RData;
using FastRr.Wire.Names;
using FastRr.Wire.Registry;
using FastRr.Zones;
using FastRr.Zones.MasterFiles;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastRr.Tests.Zones.MasterFiles;

public sealed class MasterFilePropertyTests
{
    private static readonly byte[] Apex = ZoneText.Name("example.com.");

    // Few different labels, so that owners recur; now and then one of any octets.
    private static readonly Gen<byte[]> Label = Gen.Frequency(
        (6, Gen.Elements<byte[]>([1, (byte)'a'], [1, (byte)'B'], [1, (byte)'*'])),
        (1, WireGenerators.Label));

    private static readonly Gen<(byte[] Owner, uint Ttl, RRType Type, byte[] RData)> Record =
        from count in Gen.Choose(0, 2)
        from labels in Label.ArrayOf(count)
        from ttl in Gen.Elements(0u, 5u, 300u, 86_400u, (uint)int.MaxValue)
        from type in Gen.Elements(RDataGenerators.Types)
        from rdata in RDataGenerators.Of(type)
        select ((byte[])[.. labels.SelectMany(label => label), .. Apex], ttl, type, rdata);

    private static readonly Gen<(Zone Zone, int Seed)> ZoneAndSeed =
        from records in Record.NonEmptyListOf()
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (ZoneOf(records), seed);

    /// <summary>Text that is nearly a master file: words of one, now and then octets of any kind.</summary>
    private static readonly Gen<string> NearlyMasterFile = Gen.Frequency(
        (20, Gen.Elements(
            "@", "a", "b.example.com.", "example.org.", "*", "A", "NS", "SOA", "TXT", "CNAME", "DNAME", "TYPE731", "IN",
            "CH", "300", "1h", "192.0.2.1", "ns", "hostmaster", "1", "x", "\"x\"", "\\#", "2", "0102", "$TTL",
            "$ORIGIN", "$INCLUDE", "$GENERATE", "1-3", "0-9/4", "${0,2,x}", "h$", "10.0.0.$", "part", "..", "\\",
            "\\300")),
        (20, Gen.Elements(" ", " ", " ", "\t", "\n", "\n", "\n ", "\r\n", "(", ")", ";", "\"")),
        (1, WireGenerators.Octet.Select(octet => ((char)octet).ToString()))).ArrayOf().Select(string.Concat);

    [Fact]
    public void Read_ZoneInAnyLayout_IsTheZone()
    {
        Prop.ForAll(ZoneAndSeed.ToArbitrary(), sample =>
        {
            var text = new ZoneWriter(sample.Zone, sample.Seed).Write();
            var findings = new FindingList();
            var read = new Zone(Apex);
            MasterFileReader.Read(read, "z", _ => StreamOf(text), findings);
            Assert.True(!findings.HasErrors, $"{string.Join('\n', findings.ToOrdered([]))}\n{text}");
            Assert.Equal(ZoneText.Records(sample.Zone), ZoneText.Records(read));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Load_AnyText_EndsWithFindingsInPlace()
    {
        Prop.ForAll(NearlyMasterFile.ToArbitrary(), text => CheckFindings(text)).QuickCheckThrowOnFailure();
        Prop.ForAll(NearlyMasterFile.ToArbitrary(), text =>
            CheckFindings(ZoneText.Head + text)).QuickCheckThrowOnFailure();
        Prop.ForAll(WireGenerators.PresentationOctets.ToArbitrary(), octets =>
            CheckFindings(Encoding.Latin1.GetString(octets))).QuickCheckThrowOnFailure();
    }

    private static void CheckFindings(string text)
    {
        var part = ("part", "c A 192.0.2.1\n TXT (x\n)\n d A 1\n");
        var result = ZoneText.Load("example.com.", ("z", text), part);
        Assert.Equal(result.Zone is null, result.Findings.Any(finding => finding.Severity == FindingSeverity.Error));
        var lines = text.Split('\n');
        foreach (var finding in result.Findings.Where(finding => finding.Position is { File: "z", Line: > 0 }))
        {
            // Behind the last token of a line there is one column more.
            Assert.InRange(finding.Position.Line, 1, lines.Length);
            Assert.InRange(finding.Position.Column, 1, lines[finding.Position.Line - 1].Length + 1);
            Assert.DoesNotContain(finding.Text, octet => octet is < ' ' or '\x7f');
        }
        Assert.Equal(ZoneText.Findings(result), ZoneText.Findings(ZoneText.Load("example.com.", ("z", text), part)));
    }

    private static Zone ZoneOf(IEnumerable<(byte[] Owner, uint Ttl, RRType Type, byte[] RData)> records)
    {
        var zone = new Zone(Apex);
        foreach (var (owner, ttl, type, rdata) in records)
        {
            var lower = new byte[owner.Length];
            DomainName.ToLower(owner, lower);
            zone.Add(lower, type, ttl, rdata);
        }
        return zone;
    }

    private static MemoryStream StreamOf(string text) => new(Encoding.Latin1.GetBytes(text));
}
