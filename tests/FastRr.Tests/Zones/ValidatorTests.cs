using FastRr.Wire.Registry;
using FastRr.Zones;
using Xunit;

namespace FastRr.Tests.Zones;

/// <summary>Warnings, and what must be none; errors are kept as files in the folder <c>Broken</c>.</summary>
public sealed class ValidatorTests
{
    [Theory]
    [InlineData("a CNAME b.example.net.\na RRSIG \\# 20 0005050200000000000000000000000000000000")]
    [InlineData("sub NS ns.sub\nns.sub A 192.0.2.1\nsub DS 1 13 9 0203")]
    [InlineData("sub NS ns.sub\nns.sub AAAA 2001:db8::1")]
    [InlineData("sub NS sub\nsub A 192.0.2.1")]
    [InlineData("sub NS ns.example.net.")]
    // Glue of a sibling zone, and of the apex below a cut.
    [InlineData("a NS ns.b\nb NS ns.b\nns.b A 192.0.2.1")]
    [InlineData("@ NS ns.b\nb NS ns.b\nns.b A 192.0.2.1")]
    [InlineData("old DNAME new\nold TXT \"beside it\"\nnew A 192.0.2.1")]
    [InlineData("@ MX 0 .\n_sip._udp SRV 0 0 0 .")]
    [InlineData("@ MX 10 mail\nmail A 192.0.2.1")]
    [InlineData("@ MX 10 mail\n* A 192.0.2.1")]
    [InlineData("@ MX 10 mail.sub\nsub NS ns.example.net.")]
    [InlineData("@ MX 10 mail.example.net.")]
    [InlineData("a CNAME b\nb CNAME c\nc CNAME d.example.net.")]
    [InlineData("a CNAME nowhere")]
    [InlineData("* CNAME a\na A 192.0.2.1")]
    [InlineData("a 60 RRSIG \\# 20 0001050200000000000000000000000000000000\n"
        + "a 90 RRSIG \\# 20 0010050200000000000000000000000000000000")]
    [InlineData("a.b.c A 192.0.2.1\n*.c A 192.0.2.2")]
    [InlineData("example.com._report._dmarc TXT x")]
    public void Load_SoundZone_HasNoFinding(string text) => Assert.Empty(ZoneText.Load(text + "\n").Findings);

    [Theory]
    [InlineData("a 60 A 192.0.2.1\na 30 A 192.0.2.2\na 90 A 192.0.2.3",
        "z:5:6: warning: the A RRset of a.example.com. has different TTLs, 30 here and 60 in line 4; "
        + "the lowest, 30, is taken for all (RFC 2181 §5.2)")]
    [InlineData("@ NS www\nwww CNAME web\nweb A 192.0.2.1",
        "z:4:3: warning: NS points to www.example.com., which is an alias (RFC 2181 §10.3)")]
    [InlineData("@ MX 1 www\nwww CNAME web\nweb A 192.0.2.1",
        "z:4:3: warning: MX points to www.example.com., which is an alias (RFC 2181 §10.3)")]
    [InlineData("s SRV 1 2 3 www\nwww CNAME web\nweb A 192.0.2.1",
        "z:4:3: warning: SRV points to www.example.com., which is an alias (RFC 2782)")]
    [InlineData("@ MX 1 x.old\nold DNAME new",
        "z:4:3: warning: MX points to x.old.example.com., which is an alias (RFC 2181 §10.3)")]
    [InlineData("@ MX 1 any.w\n*.w CNAME web\nweb A 192.0.2.1",
        "z:4:3: warning: MX points to any.w.example.com., which is an alias (RFC 2181 §10.3)")]
    [InlineData("@ NS ns1", "z:4:3: warning: NS points to ns1.example.com., which has no address in this zone")]
    [InlineData("@ MX 1 txt\ntxt TXT x",
        "z:4:3: warning: MX points to txt.example.com., which has no address in this zone")]
    // An empty non-terminal exists, so the wildcard does not answer for it.
    [InlineData("@ MX 1 b\na.b TXT x\n* A 192.0.2.1",
        "z:4:3: warning: MX points to b.example.com., which has no address in this zone")]
    [InlineData("@ MX 1 c.b\na.b TXT x\n* A 192.0.2.1",
        "z:4:3: warning: MX points to c.b.example.com., which has no address in this zone")]
    [InlineData("@ MX 1 192.0.2.1",
        "z:4:3: warning: MX takes a name, and 192.0.2.1.example.com. looks like an address")]
    [InlineData("@ NS 192.0.2.1.", "z:4:3: warning: NS takes a name, and 192.0.2.1. looks like an address")]
    [InlineData("@ MX 1 mail.example.com",
        "z:4:3: warning: mail.example.com.example.com. ends in the zone's name twice; is the dot at its end missing?")]
    [InlineData("a CNAME web.example.com",
        "z:4:3: warning: web.example.com.example.com. ends in the zone's name twice; is the dot at its end missing?")]
    [InlineData("www.example.com A 192.0.2.1",
        "z:4:17: warning: www.example.com.example.com. ends in the zone's name twice; is the dot at its end missing?")]
    [InlineData("a NS ns.b\nb NS ns.example.net.",
        "z:4:3: warning: ns.b.example.com. is below the cut b.example.com., and has no address here")]
    [InlineData("sub NS ns.example.net.\nsub TXT x",
        "z:5:5: warning: TXT of sub.example.com. is at the zone cut sub.example.com. in line 4 "
        + "and no glue: it is never answered")]
    [InlineData("sub NS ns.example.net.\nwww.sub A 192.0.2.1",
        "z:5:9: warning: A of www.sub.example.com. is below the zone cut sub.example.com. in line 4 "
        + "and no glue: it is never answered")]
    [InlineData("sub NS ns.sub\nns.sub A 192.0.2.1\nns.sub TXT x",
        "z:6:8: warning: TXT of ns.sub.example.com. is below the zone cut sub.example.com. in line 4 "
        + "and no glue: it is never answered")]
    [InlineData("sub NS ns.example.net.\na.sub NS ns.a.sub",
        "z:5:7: warning: NS of a.sub.example.com. is below the zone cut sub.example.com. in line 4 "
        + "and no glue: it is never answered")]
    [InlineData("a CNAME a", "z:4:3: warning: CNAME at a.example.com. leads to itself")]
    [InlineData("x CNAME b\nb CNAME c\nc CNAME a\na CNAME b",
        "z:5:3: warning: CNAME at b.example.com. leads back to itself, by 3 CNAMEs")]
    [InlineData("*.w CNAME x.w", "z:4:5: warning: CNAME at *.w.example.com. leads to itself")]
    [InlineData("a DNAME b.a",
        "z:4:3: warning: DNAME at a.example.com. leads to itself or below itself: it never ends")]
    [InlineData("a.*.b A 192.0.2.1",
        "z:4:7: warning: a.*.b.example.com. has a * that is not its first label: "
        + "it matches nothing else (RFC 4592 §2.1.1)")]
    [InlineData("a DS 1 13 9 0203", "z:4:3: warning: DS at a.example.com., which has no NS: it secures nothing")]
    [InlineData("@ DS 1 13 9 0203",
        "z:4:3: warning: DS at the apex: its place is the parent zone (RFC 4035 §2.4)")]
    [InlineData("a SVCB 0 b port=80",
        "z:4:3: warning: SvcParams in AliasMode are ignored by all who ask (RFC 9460 §2.4.2)")]
    [InlineData("a HTTPS 0 A", "z:4:3: warning: AliasMode leads from a.example.com. to itself (RFC 9460 §2.4.2)")]
    [InlineData("a HTTPS 0 b\na HTTPS 1 .",
        "z:4:3: warning: AliasMode and ServiceMode at a.example.com. are mixed (RFC 9460 §2.4.1)")]
    [InlineData("a HTTPS 0 b\na HTTPS 0 c",
        "z:4:3: warning: a.example.com. has more than one AliasMode record (RFC 9460 §2.4.2)")]
    public void Load_DoubtfulZone_HasThisWarningAlone(string text, string expected)
    {
        var result = ZoneText.Load(text + "\n");
        Assert.NotNull(result.Zone);
        Assert.Equal([expected], ZoneText.Findings(result));
    }

    [Fact]
    public void Load_DifferentTtls_AreMadeTheLowest()
    {
        var zone = ZoneText.Load("a 60 A 192.0.2.1\na 90 TXT x\na 30 A 192.0.2.2\na 90 A 192.0.2.3\n").Zone!;
        Assert.Equal([30u, 90u, 30u, 30u], Enumerable.Range(2, 4).Select(record => zone.Record(record).TtlSeconds));
    }

    [Fact]
    public void Load_MailboxWithAt_IsAWarning()
    {
        var result = ZoneText.Load("example.com.", ("z",
            "$TTL 9\n@ SOA ns admin@example.com. 1 2 3 4 5\n@ NS ns.example.net.\n"));
        Assert.Equal(
            ["z:2:3: warning: the SOA's mailbox admin\\@example.com. has an @ in it: write a dot for it (RFC 1035 §8)"],
            ZoneText.Findings(result));
    }

    [Fact]
    public void Load_SignedZone_IsReadIfToldSo()
    {
        const string Text = ZoneText.Head + "@ DNSKEY \\# 68 0101030d "
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n";
        var options = new ZoneLoadOptions { Open = _ => new MemoryStream(System.Text.Encoding.ASCII.GetBytes(Text)) };
        Assert.Null(ZoneLoader.Load(ZoneText.Name("example.com."), "z", options).Zone);
        var result = ZoneLoader.Load(ZoneText.Name("example.com."), "z", options with { IgnoreSigned = true });
        Assert.Empty(result.Findings);
        Assert.True(result.Zone!.FindRecord(0, RRType.DNSKEY) >= 0);
    }

    [Fact]
    public void Load_ErrorInAnyLine_SaysNothingOfWhatMayBeMissing()
    {
        // Its address may be what the last line meant to say.
        var result = ZoneText.Load("sub NS ns.sub\n@ MX 1 mail\nns.sub A 192.0.2.x\n");
        Assert.Equal(["z:6:10"], result.Findings.Select(finding => finding.Position.ToString()));
    }

    [Fact]
    public void Load_RootZone_IsAZoneLikeAnother()
    {
        var result = ZoneText.Load(".", ("z",
            "$TTL 9\n. SOA ns. host. 1 2 3 4 5\n. NS ns.\nns. A 192.0.2.1\ncom NS ns.com\nns.com A 192.0.2.2\n"));
        Assert.Empty(result.Findings);
        Assert.Equal(5, result.Zone!.RecordCount);
    }

    [Fact]
    public void Load_ThousandsOfWarnings_ShowsTheFirstHundredAndEveryError()
    {
        var lines = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"h{i} CNAME h{i}\n"));
        var result = ZoneText.Load(lines + "@ CNAME x\n");
        Assert.Null(result.Zone);
        Assert.Equal(1, result.Findings.Count(finding => finding.Severity == FindingSeverity.Error));
        Assert.Equal(102, result.Findings.Count);
        Assert.Equal(
            "z:104:6: warning: more than 100 warnings: this one and further ones are not shown",
            result.Findings[^2].ToString());
    }

    [Fact]
    public void Load_RRsetOfThousands_IsSound()
    {
        var text = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"a A 10.0.{i / 256}.{i % 256}\n"));
        var result = ZoneText.Load(text);
        Assert.Empty(result.Findings);
        Assert.Equal(3_002, result.Zone!.RecordCount);
    }
}
