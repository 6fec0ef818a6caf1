using FastRr.Zones;
using Xunit;

namespace FastRr.Tests.Zones.MasterFiles;

public sealed class RecordTests
{
    [Theory]
    [InlineData("www A 192.0.2.1", 300)]
    [InlineData("www 60 A 192.0.2.1", 60)]
    [InlineData("www IN A 192.0.2.1", 300)]
    [InlineData("www 60 IN A 192.0.2.1", 60)]
    [InlineData("www IN 60 A 192.0.2.1", 60)]
    [InlineData("www in 1H30M a 192.0.2.1", 5400)]
    [InlineData("www CLASS1 1w2d3h4m5s TYPE1 192.0.2.1", 788645)]
    [InlineData("www 0 A 192.0.2.1", 0)]
    [InlineData("www 2147483647 A 192.0.2.1", 2147483647)]
    [InlineData("www A \\# 4 c0000201", 300)]
    [InlineData("www A \\# 4 c0 00 02 01", 300)]
    [InlineData("www ( 60\n IN ) A ( 192.0.2.1\n)", 60)]
    [InlineData("WWW A 192.0.2.1", 300)]
    [InlineData("www.example.com. A 192.0.2.1", 300)]
    [InlineData("w\\119w A 192.0.2.1", 300)]
    public void Load_TtlClassAndType_InAnyOrder(string text, uint ttl)
    {
        var result = ZoneText.Load(text);
        Assert.Empty(result.Findings);
        Assert.Equal([$"www.example.com. {ttl} A 192.0.2.1"], ZoneText.Records(result));
    }

    [Fact]
    public void Load_BlankOwner_IsTheLastOneStated()
    {
        var result = ZoneText.Load("a A 192.0.2.1\n A 192.0.2.2\n\n; x\n\tTXT b\n@ TXT c\n TXT d\n");
        Assert.Equal(
            [
                "a.example.com. 300 A 192.0.2.1", "a.example.com. 300 A 192.0.2.2", "a.example.com. 300 TXT \"b\"",
                "example.com. 300 TXT \"c\"", "example.com. 300 TXT \"d\"",
            ],
            ZoneText.Records(result));
    }

    [Fact]
    public void Load_BlankOwnerAfterAWrongOne_IsLeftOutWithoutAnotherError()
    {
        var result = ZoneText.Load("a..b A 192.0.2.1\n A 192.0.2.2\n A 192.0.2.x\nc A 192.0.2.3");
        Assert.Equal(["z:4:1", "z:6:4"], result.Findings.Select(finding => finding.Position.ToString()));
    }

    [Theory]
    // RFC 2308 §4: $TTL comes before the last TTL stated; RFC 1035 §5.1: without it, the last one counts.
    [InlineData("", "a 60 TXT x\nb TXT y", 60, 60)]
    [InlineData("$TTL 10\n", "a 60 TXT x\nb TXT y", 60, 10)]
    public void Load_OmittedTtl_IsByDollarTtlElseTheLastOne(string directive, string records, uint first, uint second)
    {
        var result = ZoneText.Load("example.com.", ("z",
            $"{directive}@ 5 SOA ns hostmaster 1 3600 600 86400 60\n@ NS ns.example.net.\n{records}"));
        Assert.Equal(
            [$"a.example.com. {first} TXT \"x\"", $"b.example.com. {second} TXT \"y\""],
            ZoneText.Records(result));
    }

    [Fact]
    public void Load_NoTtlAtAll_IsTheMinimumOfTheSoaAndAWarning()
    {
        var result = ZoneText.Load("example.com.", ("z",
            "@ SOA ns hostmaster 1 3600 600 86400 77\n@ NS ns.example.net.\nwww A 192.0.2.1\n"));
        Assert.Equal(["z:1:3: warning: no TTL is stated: the SOA's MINIMUM, 77, is taken"], ZoneText.Findings(result));
        Assert.Equal(["www.example.com. 77 A 192.0.2.1"], ZoneText.Records(result));
    }

    [Fact]
    public void Load_RecordTwice_CountsOnceWithTheLowerTtlAndAWarning()
    {
        var result = ZoneText.Load(
            "a 60 A 192.0.2.1\na 30 A 192.0.2.1\nb MX 10 Mail.example.net.\nb MX 10 mail.example.net.\n");
        Assert.Equal(
            [
                "z:5:6: warning: the same record as in line 4; it counts once (RFC 2181 §5)",
                "z:7:3: warning: the same record as in line 6; it counts once (RFC 2181 §5)",
            ],
            ZoneText.Findings(result));
        Assert.Equal(
            ["a.example.com. 30 A 192.0.2.1", "b.example.com. 300 MX 10 Mail.example.net."],
            ZoneText.Records(result));
    }

    [Fact]
    public void Load_EmptyRDataAmongManyRecords_IsOneOfThem()
    {
        // So many that they are found by a hash of their RDATA.
        var lines = Enumerable.Range(0, 40).Select(number => $"x TYPE65280 \\# 1 {number:x2}\n");
        var result = ZoneText.Load(string.Concat(lines) + "x TYPE65280 \\# 0\nx TYPE65280 \\# 0\n");
        Assert.Equal(
            ["z:45:3: warning: the same record as in line 44; it counts once (RFC 2181 §5)"],
            ZoneText.Findings(result));
        Assert.Equal(41 + 2, result.Zone!.RecordCount);
    }

    [Fact]
    public void Load_SoaAgainAtTheEnd_IsNoFinding()
    {
        var result = ZoneText.Load("www A 192.0.2.1\n@ SOA ns hostmaster 1 3600 600 86400 60\n");
        Assert.Empty(result.Findings);
        Assert.Equal(3, result.Zone!.RecordCount);
    }

    [Fact]
    public void Load_Record_HasThePlaceOfItsType()
    {
        var zone = ZoneText.Load("www 60 IN (\n  A 192.0.2.1 )\n").Zone!;
        Assert.Equal(new SourcePosition("z", 5, 3), zone.PositionOf(2));
        Assert.Equal(new SourcePosition("z", 2, 3), zone.PositionOf(0));
    }

    [Fact]
    public void Load_ByteOrderMark_IsNoPartOfAName()
    {
        var result = ZoneText.Load("example.com.", ("z", "\u00ef\u00bb\u00bf" + ZoneText.Head));
        Assert.Empty(result.Findings);
        Assert.Equal(new SourcePosition("z", 2, 3), result.Zone!.PositionOf(0));
    }

    [Fact]
    public void Load_AddressesWithoutAName_AreOctetsThatPrint()
    {
        var result = ZoneText.Load("\u00e9\u0001 A x");
        Assert.Equal(["z:4:6: error: expected an IPv4 address, found 'x'"], ZoneText.Findings(result));
        Assert.Equal(["z:4:5: error: unknown type '\\233\\001'"], ZoneText.Findings(ZoneText.Load("www \u00e9\u0001")));
    }
}
