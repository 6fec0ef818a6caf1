using FastRr.Wire.Names;
using Xunit;

namespace FastRr.Tests.Server.Configuration.Pools;

/// <summary>Pools and zones in each other's way.</summary>
public sealed class PoolPlacementTests
{
    [Theory]
    [InlineData("www.example.com", "")]
    [InlineData("a.b.c.example.com", "")]
    [InlineData("*.apps.example.com", "")]
    [InlineData("example.com", "")]
    [InlineData("www.example.net", "error: 'www.example.net' of pool 'p' is in no zone of ours")]
    [InlineData("com", "error: 'com' of pool 'p' is in no zone of ours")]
    public void Check_NameInAZone_IsRightWithOrWithoutData(string name, string expected) =>
        AssertFinding(name, "", expected);

    [Theory]
    [InlineData("sub.example.com", "sub NS ns.example.net.",
        "error: 'sub.example.com' of pool 'p' is at or below the zone cut at zones/example.com.zone:4:5: "
            + "no query reaches it")]
    [InlineData("a.b.sub.example.com", "sub NS ns.example.net.",
        "error: 'a.b.sub.example.com' of pool 'p' is at or below the zone cut at zones/example.com.zone:4:5: "
            + "no query reaches it")]
    [InlineData("a.old.example.com", "old DNAME new.example.net.",
        "error: 'a.old.example.com' of pool 'p' is below the DNAME at zones/example.com.zone:4:5: no query reaches it")]
    [InlineData("www.example.com", "@ DNAME example.net.",
        "error: 'www.example.com' of pool 'p' is below the DNAME at zones/example.com.zone:4:3: no query reaches it")]
    [InlineData("old.example.com", "old DNAME new.example.net.",
        "error: 'old.example.com' of pool 'p' has a DNAME in its zone: zones/example.com.zone:4:5")]
    [InlineData("www.example.com", "www CNAME www.example.net.",
        "error: 'www.example.com' of pool 'p' has a CNAME in its zone: zones/example.com.zone:4:5")]
    public void Check_NameThatNoQueryReaches_IsAnError(string name, string records, string expected) =>
        AssertFinding(name, records + "\n", expected);

    [Fact]
    public void Check_StaticAddressesAtAPoolsName_AreIgnoredWithAWarning() => Assert.Equal("""
        zones/example.com.zone:4:5: warning: A of 'www.example.com' is ignored: pool 'p' answers, fastrr.yaml:2:23
        zones/example.com.zone:5:5: warning: AAAA of 'www.example.com' is ignored: pool 'p' answers, fastrr.yaml:2:23
        """, FindingsOf("{ names: [www.example.com], regions: { eu: [192.0.2.1] } }",
        "www A 192.0.2.7\nwww AAAA 2001:db8::7\nwww TXT other types come from the zone\n"));

    [Fact]
    public void Check_StaticMxAtAMailPoolsName_IsIgnoredWithAWarning()
    {
        var findings = FindingsOf("{ names: [example.com], regions: { eu: [{ mx: 10 mx.example.net }] } }",
            "@ MX 5 mx.example.net.\n@ A 192.0.2.7\n");
        Assert.Equal(
            "zones/example.com.zone:4:3: warning: MX of 'example.com' is ignored: pool 'p' answers, fastrr.yaml:2:23",
            findings);
    }

    [Theory]
    [InlineData("www HTTPS 1 . alpn=h2 ipv4hint=192.0.2.7", true)]
    [InlineData("www HTTPS 1 www.example.com. ipv6hint=2001:db8::7", true)]
    [InlineData("www SVCB 1 other.example.com. ipv4hint=192.0.2.7", true)]
    [InlineData("www HTTPS 1 www.example.net. ipv4hint=192.0.2.7", false)]
    [InlineData("www HTTPS 1 . alpn=h2", false)]
    public void Check_HintsInTheZone_AreReplacedWithAWarning(string record, bool isReplaced)
    {
        var findings = FindingsOf(
            "{ names: [www.example.com, other.example.com], regions: { eu: [192.0.2.1] } }", record + "\n");
        var type = record.Split(' ')[1];
        Assert.Equal(isReplaced
            ? $"zones/example.com.zone:4:5: warning: the hints of this {type} are replaced: "
                + "pool 'p' fills in the addresses it hands out"
            : "", findings);
    }

    [Fact]
    public void Check_HttpsOfPoolAndZone_ThatOfTheZoneIsIgnored() => Assert.Equal(
        "zones/example.com.zone:4:5: warning: HTTPS of 'www.example.com' is ignored: pool 'p' answers, "
            + "fastrr.yaml:2:23",
        FindingsOf("{ names: [www.example.com], https: 1 . alpn=h3, regions: { eu: [192.0.2.1] } }",
            "www HTTPS 1 . alpn=h2 ipv4hint=192.0.2.7\n"));

    [Fact]
    public void Check_CNamesAtAnApex_IsAnError() => Assert.Equal(
        "fastrr.yaml:2:23: error: pool 'p' has CNAMEs, which can't stand at the apex 'example.com' (RFC 1912 §2.4)",
        FindingsOf("{ names: [example.com], regions: { eu: [{ cname: a.example.net }] } }", ""));

    [Fact]
    public void Check_CNamesBesideOtherData_IsAnError() => Assert.Equal(
        "fastrr.yaml:2:23: error: pool 'p' has CNAMEs, and 'www.example.com' has other data in its zone: "
            + "TXT at zones/example.com.zone:4:5 (RFC 1034 §3.6.2)",
        FindingsOf("{ names: [www.example.com], regions: { eu: [{ cname: a.example.net }] } }", "www TXT text\n"));

    [Fact]
    public void Check_ZoneWithAnError_IsNoErrorOfThePool()
    {
        var findings = FindingsOf("{ names: [www.example.com], regions: { eu: [192.0.2.1] } }", "www A nonsense\n");
        Assert.StartsWith("zones/example.com.zone:4:7: error:", findings, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', findings);
    }

    [Fact]
    public void Check_HostsWhoseAddressesComeFromAPool_LackNone() => Assert.Equal(
        "zones/example.com.zone:6:3: warning: MX points to mx3.example.com., which has no address in this zone",
        FindingsOf("{ names: [mx1.example.com, '*.wild.example.com'], regions: { eu: [192.0.2.1] } }",
            "@ MX 1 mx1\n@ MX 2 mx2.wild\n@ MX 3 mx3\n"));

    [Theory]
    [InlineData("{ cname: loop.example.com }", "",
        "'loop.example.com' leads back to this pool: a loop of CNAMEs")]
    [InlineData("{ cname: alias.example.com }", "alias CNAME loop.example.com.\n",
        "'alias.example.com' leads back to this pool: a loop of CNAMEs")]
    [InlineData("{ cname: x.wild.example.com }", "",
        "'x.wild.example.com' leads back to this pool: a loop of CNAMEs")]
    public void Check_CNameBackToItsOwnPool_IsAnError(string member, string records, string expected)
    {
        var pool = $"{{ names: [loop.example.com, '*.wild.example.com'], regions: {{ eu: [{member}] }} }}";
        var findings = FindingsOf(pool, records);
        Assert.EndsWith($": error: {expected}", findings, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', findings);
    }

    [Theory]
    [InlineData("x.w.example.com", "*.w CNAME loop.example.com.")]
    [InlineData("loop.old.example.com", "old DNAME example.com.")]
    [InlineData("a.b.example.com", "*.b CNAME loop.old\nold DNAME @")]
    public void Check_LoopByAWildcardOrDNameOfTheZone_IsAnError(string member, string records)
    {
        var findings = FindingsOf($"{{ names: [loop.example.com], regions: {{ eu: [{{ cname: {member} }}] }} }}",
            records + "\n");
        Assert.EndsWith(
            $": error: '{member}' leads back to this pool: a loop of CNAMEs", findings, StringComparison.Ordinal);
    }

    [Theory]
    // By another pool, by a name below one, by whoami, and by the zone: each exists.
    [InlineData("lb.apps.example.com", "")]
    [InlineData("b.apps.example.com", "")]
    [InlineData("x.b.apps.example.com", "")]
    [InlineData("who.apps.example.com", "")]
    [InlineData("txt.apps.example.com", "txt.apps TXT text")]
    [InlineData("empty.apps.example.com", "below.empty.apps TXT text")]
    [InlineData("x.empty.apps.example.com", "below.empty.apps TXT text")]
    [InlineData("x.sub.apps.example.com", "sub.apps NS ns.example.net.")]
    public void Check_TargetThatNoWildcardAnswersFor_IsNoLoop(string member, string records)
    {
        using var folder = new PoolFolder($$"""
            whoami: who.apps.example.com
            pools:
              lb: { names: [lb.apps.example.com, a.b.apps.example.com], regions: { eu: [192.0.2.1] } }
              apps: { names: ["*.apps.example.com"], regions: { eu: [{ cname: {{member}}. }] } }
              mail: { names: [example.com], regions: { eu: [{ mx: 1 {{member}} }] } }
            """);
        Assert.Equal("", folder.WriteZone("example.com", records + "\n").Load().Findings);
    }

    [Fact]
    public void Check_TargetThatAWildcardAnswersFor_IsALoopAndAnAlias() => Assert.Equal("""
        fastrr.yaml:3:58: error: 'x.apps.example.com' leads back to this pool: a loop of CNAMEs
        fastrr.yaml:4:49: warning: 'x.apps.example.com' is an alias (RFC 2181 §10.3)
        """, PoolFolder.FindingsOf("""
            pools:
              apps: { names: ["*.apps.example.com"], regions: { eu: [{ cname: x.apps.example.com. }] } }
              mail: { names: [example.com], regions: { eu: [{ mx: 1 x.apps.example.com }] } }
            """));

    [Theory]
    [InlineData("y.apps", "x.apps TXT text", true)]
    [InlineData("x.apps", "x.apps TXT text", false)]
    [InlineData("y.x.apps", "x.apps TXT text", false)]
    [InlineData("y.x.apps", "z.x.apps TXT text", false)]
    [InlineData("x.apps", "z.x.apps TXT text", false)]
    [InlineData("y.cdn.apps", "", false)]
    public void Check_MailToANameThatNoWildcardPoolAnswersFor_IsAWarning(string target, string record, bool isRight)
    {
        using var folder = new PoolFolder("""
            pools:
              apps: { names: ["*.apps.example.com"], regions: { eu: [192.0.2.1] } }
              cdn: { names: [a.cdn.apps.example.com], regions: { eu: [{ cname: a.example.net }] } }
            """).WriteZone("example.com", $"@ MX 10 {target}\n{record}\n");
        Assert.Equal(isRight
            ? ""
            : $"zones/example.com.zone:4:3: warning: MX points to {target}.example.com., which has no address in this "
                + "zone", folder.Load().Findings);
    }

    [Fact]
    public void Check_LoopOverSeveralPools_IsReportedOnce() => Assert.Equal(
        "fastrr.yaml:3:48: error: 'b.example.com' leads back to this pool: a loop of CNAMEs by "
            + "'a' -> 'b' -> 'c' -> 'a'",
        PoolFolder.FindingsOf("""
            pools:
              a: { names: [a.example.com], regions: { eu: [{ cname: b.example.com }] } }
              b: { names: [b.example.com], regions: { na: [{ cname: c.example.com }] } }
              c: { names: [c.example.com], regions: { eu: [{ cname: a.example.com }, { cname: d.example.com }] } }
              d: { names: [d.example.com], regions: { eu: [{ cname: www.example.net }] } }
            """));

    [Fact]
    public void Check_MailToAnAlias_IsAWarning()
    {
        using var folder = new PoolFolder("""
            pools:
              cdn: { names: [mx1.example.com], regions: { eu: [{ cname: a.example.net }] } }
              mail: { names: [example.com], regions: { eu: [{ mx: 1 mx1.example.com }, { mx: 2 mx2.example.com }] } }
            """).WriteZone("example.com", "mx2 CNAME mx.example.net.\n");
        Assert.Equal("""
            fastrr.yaml:4:49: warning: 'mx1.example.com' is an alias (RFC 2181 §10.3)
            fastrr.yaml:4:76: warning: 'mx2.example.com' is an alias (RFC 2181 §10.3)
            """, folder.Load().Findings);
    }

    [Fact]
    public void Load_PoolsOfAFolder_AreAtEachOfItsZones()
    {
        using var folder = new PoolFolder(
            """
            pools:
              web: { names: [www.a.example, www.example.com], regions: { eu: [192.0.2.1] } }
              mail: { regions: { eu: [{ mx: 10 mx.example.net }] } }
            """,
            """

              - example.com
              - folder: zones/customers
                pools: { "@": [web, mail], www: web, "*.x": web }
            """);
        folder.WriteZone("a.example", "", "zones/customers").WriteZone("b.example", "", "zones/customers");
        var (pools, findings) = folder.Load();
        Assert.Equal("", findings);
        Assert.Equal(
            [
                "www.a.example.", "www.example.com.", "a.example.", "*.x.a.example.",
                "b.example.", "www.b.example.", "*.x.b.example.",
            ],
            pools.Set.Pools[0].Names.Select(name => DomainNameText.Format(name.Span)));
        Assert.Equal(["a.example.", "b.example."],
            pools.Set.Pools[1].Names.Select(name => DomainNameText.Format(name.Span)));
    }

    [Fact]
    public void Load_PoolsOfAZoneByName_ReplaceThoseOfItsFolder()
    {
        using var folder = new PoolFolder(
            "pools: { web: { regions: { eu: [192.0.2.1] } }, other: { regions: { eu: [192.0.2.2] } } }",
            """

              - { name: a.example, file: zones/customers/a.example.zone, pools: { www: other } }
              - { folder: zones/customers, pools: { www: web } }
            """);
        folder.WriteZone("a.example", "", "zones/customers").WriteZone("b.example", "", "zones/customers");
        var (pools, findings) = folder.Load();
        Assert.Equal("", findings);
        Assert.Equal(["web www.b.example", "other www.a.example"],
            pools.Names.Select(name => $"{name.Pool.Name} {name.Name}"));
    }

    [Theory]
    [InlineData("{ www: wbe }", "2:49: error: unknown pool 'wbe': did you mean 'web'?")]
    [InlineData("{ www: cache }", "2:49: error: unknown pool 'cache': 'pools' has web")]
    [InlineData("{ www.example.com.: web }",
        "2:44: error: 'www.example.com.' is a whole name: here stand names relative to each zone, "
            + "'@' for the zone itself")]
    [InlineData("{ a..b: web }", "2:44: error: 'a..b' is not a domain name: it has an empty label")]
    public void Load_WrongPoolsOfAFolder_AreErrors(string map, string expected)
    {
        using var folder = new PoolFolder(
            "pools: { web: { names: [www.example.com], regions: { eu: [192.0.2.1] } } }",
            $"\n  - {{ folder: zones,              pools: {map} }}");
        Assert.Equal($"fastrr.yaml:{expected}", folder.Load().Findings);
    }

    [Fact]
    public void Load_RelativeNameTooLongForAZone_IsAnErrorThatNamesTheZone()
    {
        var label = new string('a', 63);
        using var folder = new PoolFolder(
            "pools: { web: { names: [www.example.com], regions: { eu: [192.0.2.1] } } }",
            $"\n  - {{ folder: zones, pools: {{ {label}.{label}.{label}: web }} }}");
        folder.WriteZone($"{label}.example", "");
        Assert.Contains($"error: zone '{label}.example': ", folder.Load().Findings, StringComparison.Ordinal);
    }

    private static void AssertFinding(string name, string records, string expected) => Assert.Equal(
        expected.Length == 0 ? "" : $"fastrr.yaml:2:23: {expected}",
        FindingsOf($"{{ names: ['{name}'], regions: {{ eu: [192.0.2.1] }} }}", records));

    /// <summary>The findings of a pool <c>p</c> whose map stands in line 2, beside a zone example.com.</summary>
    private static string FindingsOf(string pool, string records)
    {
        using var folder = new PoolFolder($"pools: {{ p: {pool} }}\n");
        return folder.WriteZone("example.com", records).Load().Findings;
    }
}
