using System.Net;
using FastRr.Pools;
using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;
using Xunit;

namespace FastRr.Tests.Server.Configuration.Pools;

public sealed class PoolLoaderTests
{
    [Fact]
    public void Load_OnlyWhatIsNeeded_HasEveryDefaultOfTheContract()
    {
        var set = PoolFolder.LoadRight("""
            pools:
              web: { names: [www.example.com], regions: { eu: [192.0.2.1, 192.0.2.2] } }
            """);
        var pool = Assert.Single(set.Pools);
        Assert.Equal((0, "web", "web", MemberKind.Address), (pool.Number, pool.Name, pool.HashSeed, pool.Kind));
        Assert.Equal((PoolPolicy.RoundRobin, 8), (pool.Policy, pool.AnswerLimit));
        Assert.Equal((new PoolTtl(300, 30), 0.5, WhenAllDown.All), (pool.Ttl, pool.HealthyShare, pool.WhenAllDown));
        Assert.True(pool.Https.IsEmpty);
        Assert.Empty(pool.Fallback);
        Assert.Equal(2, set.MemberCount);
        Assert.All(pool.Regions[0].Members, member => Assert.Equal(1, member.Weight));
    }

    [Fact]
    public void Load_PoolOfTheContract_IsTakenWhole()
    {
        var set = PoolFolder.LoadRight("""
            pool-defaults: { ttl: 120/20 }
            pools:
              web:
                names: [www.example.com, example.com, "*.apps.example.com"]
                ttl: 5m/30
                policy: weighted
                answers: 3
                healthy-share: 60%
                when-all-down: last
                hash-seed: seed
                slow-start: 0
                https: 1 . alpn=h3,h2
                regions:
                  eu:
                    - 192.0.2.1
                    - { address: 192.0.2.2, weight: 3 }
                    - { name: fra-web3, address: [192.0.2.3, "2001:db8:e::3"], weight: 0, state: obey }
                  na: { members: [198.51.100.1, 198.51.100.2, "2001:db8:a::1"] }
                  ap: 203.0.113.1
                fallback: { eu: [na] }
              cdn:
                names: [assets.example.com]
                policy: weighted
                regions: { eu: [{ cname: ex.cdn-a.net, weight: 3 }, { cname: ex.cdn-b.net }] }
              mail: { names: [example.com], regions: { eu: [{ mx: 10 mx1.example.net. }] } }
              sip: { names: [_sip._tcp.example.com], regions: { eu: { srv: 10 5 5061 sip1.example.net. } } }
            """);
        var web = set.Pools[0];
        Assert.Equal(["www.example.com.", "example.com.", "*.apps.example.com."],
            web.Names.Select(name => DomainNameText.Format(name.Span)));
        Assert.Equal((new PoolTtl(300, 30), PoolPolicy.Weighted, 3), (web.Ttl, web.Policy, web.AnswerLimit));
        Assert.Equal((0.6, WhenAllDown.Last, "seed"), (web.HealthyShare, web.WhenAllDown, web.HashSeed));
        Assert.Equal("1 . alpn=\"h3,h2\"", RDataText.Format(RRType.HTTPS, web.Https.Span));
        Assert.Equal(["eu", "na", "ap"], web.Regions.Select(region => region.Region.Name));
        Assert.Equal([1], web.Fallback[0]);
        var third = web.Regions[0].Members[2];
        Assert.Equal(("fra-web3", 0, 2), (third.Name, third.Weight, third.Number));
        Assert.Equal(IPAddress.Parse("192.0.2.3").GetAddressBytes(), third.IPv4.ToArray());
        Assert.Equal(IPAddress.Parse("2001:db8:e::3").GetAddressBytes(), third.IPv6.ToArray());
        Assert.Equal("2001:db8:a::1", web.Regions[1].Members[2].Name);
        Assert.Equal((MemberKind.CName, new PoolTtl(120, 20), 1),
            (set.Pools[1].Kind, set.Pools[1].Ttl, set.Pools[1].AnswerLimit));
        Assert.Equal(["ex.cdn-a.net", "mx1.example.net", "sip1.example.net"],
            set.Pools.Skip(1).Select(pool => pool.Regions[0].Members[0].Name));
        var data = set.Pools.Skip(1).Select(pool =>
            RDataText.Format(pool.Types[0], pool.Regions[0].Members[0].RData.Span));
        Assert.Equal(["ex.cdn-a.net.", "10 mx1.example.net.", "10 5 5061 sip1.example.net."], data);
        Assert.Equal(Enumerable.Range(0, set.MemberCount), set.Pools.SelectMany(pool => pool.Regions)
            .SelectMany(region => region.Members).Select(member => member.Number));
    }

    [Fact]
    public void Load_PoolDefaults_HoldUnlessThePoolSaysOtherwise()
    {
        var set = PoolFolder.LoadRight("""
            pool-defaults: { ttl: 60, policy: hash, answers: 4, healthy-share: 0.25, when-all-down: servfail }
            pools:
              a: { names: [a.example.com], regions: { eu: [192.0.2.1] } }
              b:
                names: [b.example.com]
                ttl: 1h/1m
                policy: round-robin
                answers: 2
                healthy-share: 1
                when-all-down: none
                regions: { eu: [192.0.2.1] }
              c: { names: [c.example.com], policy: weighted, regions: { eu: [192.0.2.1] } }
            """);
        var (a, b, c) = (set.Pools[0], set.Pools[1], set.Pools[2]);
        Assert.Equal((new PoolTtl(60, 60), PoolPolicy.Hash, 1, 0.25, WhenAllDown.ServFail),
            (a.Ttl, a.Policy, a.AnswerLimit, a.HealthyShare, a.WhenAllDown));
        Assert.Equal((new PoolTtl(3600, 60), PoolPolicy.RoundRobin, 2, 1, WhenAllDown.None),
            (b.Ttl, b.Policy, b.AnswerLimit, b.HealthyShare, b.WhenAllDown));
        Assert.Equal((PoolPolicy.Weighted, 4), (c.Policy, c.AnswerLimit));
    }

    [Theory]
    [InlineData("round-robin", 8)]
    [InlineData("weighted", 1)]
    [InlineData("failover", 1)]
    [InlineData("hash", 1)]
    public void Load_NoAnswers_DependsOnThePolicy(string policy, int expected)
    {
        var set = PoolFolder.LoadRight($$"""
            pools: { p: { names: [www.example.com], policy: {{policy}}, regions: { eu: [192.0.2.1] } } }
            """);
        Assert.Equal(expected, set.Pools[0].AnswerLimit);
    }

    [Fact]
    public void Load_RoundRobin_IgnoresWeightsButKeepsStandbys()
    {
        using var folder = new PoolFolder("""
            pools:
              p:
                names: [www.example.com]
                regions: { eu: [{ address: 192.0.2.1, weight: 5 }, { address: 192.0.2.2, weight: 0 }] }
            """);
        var (pools, findings) = folder.Load();
        Assert.Equal(
            "fastrr.yaml:5:51: warning: 'weight' says nothing under 'round-robin': 'policy: weighted' is meant?\n"
                + "fastrr.yaml:5:86: warning: 'weight: 0' makes a standby; under 'round-robin' other weights say "
                + "nothing: 'policy: weighted' is meant?",
            findings);
        Assert.Equal([1, 0], pools.Set.Pools[0].Regions[0].Members.Select(member => member.Weight));
    }

    [Theory]
    [InlineData("weighted", "")]
    [InlineData("hash", "")]
    [InlineData("failover",
        "fastrr.yaml:6:51: warning: 'weight' says nothing under 'failover': 'policy: weighted' is meant?")]
    public void Load_WeightThatNothingAsksFor_IsAWarning(string policy, string expected) =>
        Assert.Equal(expected, PoolFolder.FindingsOfPool(
            $"policy: {policy}\nregions: {{ eu: [{{ address: 192.0.2.1, weight: 5 }}] }}"));

    [Fact]
    public void Load_SameMemberInSeveralPoolsAndRegions_IsRight() => PoolFolder.LoadRight("""
        pools:
          a: { names: [a.example.com], regions: { eu: [192.0.2.1], na: [192.0.2.1] } }
          b: { names: [b.example.com], regions: { eu: [192.0.2.1] } }
        """);

    [Fact]
    public void Load_TwoPoolsOfDifferentTypesAtOneName_AreRight() => PoolFolder.LoadRight("""
        pools:
          web: { names: [example.com], regions: { eu: [192.0.2.1] } }
          mail: { names: [example.com], regions: { eu: [{ mx: 10 mx.example.net }] } }
        """);

    [Fact]
    public void Load_TwoPoolsOfOneTypeAtOneName_IsAnErrorThatNamesBothPlaces() => Assert.Equal(
        "fastrr.yaml:4:31: error: A and AAAA of 'www.example.com' belongs to two pools: 'b' here, "
            + "'a' at fastrr.yaml:3:16",
        PoolFolder.FindingsOf("""
            pools:
              a: { names: [www.example.com], regions: { eu: [192.0.2.1] } }
              b: { names: [b.example.com, WWW.example.com.], regions: { eu: [192.0.2.2] } }
            """));

    [Fact]
    public void Load_CNamesBesideAnotherPool_IsAnError() => Assert.Contains(
        "error: CNAME of 'www.example.com' belongs to two pools: 'b' here, 'a' at",
        PoolFolder.FindingsOf("""
            pools:
              a: { names: [www.example.com], regions: { eu: [{ mx: 1 mx.example.net }] } }
              b: { names: [www.example.com], regions: { eu: [{ cname: www.example.net }] } }
            """), StringComparison.Ordinal);

    [Theory]
    [InlineData("regions: { eu: [192.0.2.1], ex: [192.0.2.2] }",
        "5:33: error: unknown region 'ex': did you mean 'eu'?")]
    [InlineData("regions: { europe: [192.0.2.1] }",
        "5:16: error: unknown region 'europe': 'geo.regions' has eu, na, ap, sa, lab, x, y")]
    [InlineData("regions: { eu: [192.0.2.1, { cname: a.example.net }] }",
        "5:32: error: pool 'p' has members of two kinds: a cname here, an address at fastrr.yaml:5:21")]
    [InlineData("regions: { eu: [192.0.2.1, 192.0.2.2, 192.0.2.1] }",
        "5:43: error: 192.0.2.1 stands twice in this region: first at fastrr.yaml:5:21")]
    [InlineData("regions: { eu: [{ address: ['2001:db8::1', 192.0.2.1] }, '2001:DB8:0::1'] }",
        "5:62: error: 2001:db8::1 stands twice in this region: first at fastrr.yaml:5:21")]
    [InlineData("regions: { eu: [{ mx: 10 a.example.net }, { mx: 10 A.example.NET. }] }",
        "5:47: error: MX 10 A.example.NET. stands twice in this region: first at fastrr.yaml:5:21")]
    [InlineData("regions: { eu: [{ name: a, address: 192.0.2.1 }, { name: a, address: 192.0.2.2 }] }",
        "5:54: error: two members are called 'a' in this region: first at fastrr.yaml:5:21")]
    [InlineData("regions: {}", "3:3: error: pool 'p' has no members: it could never answer")]
    [InlineData("ttl: 60", "3:3: error: pool 'p' has no members: it could never answer")]
    [InlineData("regions: { eu: [] , na: [192.0.2.1] }", "5:20: warning: no members: the region never answers")]
    [InlineData("regions: { eu: {} , na: [192.0.2.1] }", "5:20: warning: no members: the region never answers")]
    public void Load_WrongRegionsOrMembers_AreFindings(string keys, string expected) =>
        Assert.Equal($"fastrr.yaml:{expected}", PoolFolder.FindingsOfPool(keys));

    [Theory]
    [InlineData("fallback: { eu: [na, eu] }", "5:26: error: region 'eu' is its own fallback")]
    [InlineData("fallback: { eu: [nq] }", "5:22: error: unknown region 'nq': did you mean 'na'?")]
    [InlineData("fallback: { ef: [na] }", "5:17: error: unknown region 'ef': did you mean 'eu'?")]
    [InlineData("fallback: { eu: [lab] }", "5:22: error: region 'lab' is private: it is nobody else's fallback")]
    [InlineData("fallback: { eu: [na, na] }", "5:26: error: region 'na' stands twice")]
    [InlineData("fallback: { eu: [sa] }", "5:22: warning: pool 'p' has no members in 'sa': it is skipped")]
    [InlineData("fallback: { eu: [], na: [eu] }", "")]
    public void Load_WrongFallback_IsAFinding(string keys, string expected) =>
        Assert.Equal(expected.Length == 0 ? "" : $"fastrr.yaml:{expected}", PoolFolder.FindingsOfPool(
            $"{keys}\nregions: {{ eu: [192.0.2.1], na: [192.0.2.2], lab: [192.0.2.3] }}"));

    [Theory]
    [InlineData("policy: failover\nanswers: 2",
        "6:14: error: 'answers: 2' is not possible: 'failover' hands out the first well member alone")]
    [InlineData("policy: hash\nanswers: 2", "6:14: error: 'answers: 2' is not possible: 'hash' hands out one member")]
    [InlineData("https: 1 . ipv4hint=192.0.2.7",
        "5:12: warning: the hints are ignored: those of the members handed out stand there")]
    [InlineData("https: 1 www.example.com ipv6hint=2001:db8::7 alpn=h2",
        "5:12: warning: the hints are ignored: those of the members handed out stand there")]
    [InlineData("https: 1 elsewhere.example.net ipv4hint=192.0.2.7", "")]
    [InlineData("https: 0 elsewhere.example.net", "")]
    public void Load_KeysThatContradict_AreFindings(string keys, string expected) =>
        Assert.Equal(expected.Length == 0 ? "" : $"fastrr.yaml:{expected}", PoolFolder.FindingsOfKeys(keys));

    [Fact]
    public void Load_HttpsOfMail_IsAnError() => Assert.Equal(
        "fastrr.yaml:5:12: error: 'https' needs members with addresses",
        PoolFolder.FindingsOfPool("https: 1 .\nregions: { eu: [{ mx: 10 mx.example.net }] }"));

    [Fact]
    public void Load_SeveralAnswersOfCNames_IsAnError() => Assert.Equal(
        "fastrr.yaml:5:14: error: 'answers: 2' is not possible: a CNAME stands alone",
        PoolFolder.FindingsOfPool("answers: 2\nregions: { eu: [{ cname: a.example.net }] }"));

    [Fact]
    public void Load_HintsOfThePoolsHttps_AreLeftOut()
    {
        using var folder = new PoolFolder("""
            pools:
              p:
                names: [www.example.com]
                https: 1 . ipv4hint=192.0.2.7 alpn="h2,h3" ipv6hint=2001:db8::7 port=8443
                regions: { eu: [192.0.2.1] }
            """);
        Assert.Equal("1 . alpn=\"h2,h3\" port=8443",
            RDataText.Format(RRType.HTTPS, folder.Load().Pools.Set.Pools[0].Https.Span));
    }

    [Theory]
    [InlineData("[{ address: 192.0.2.1, weight: 1023 }, { address: 192.0.2.2, weight: 1 }]", "")]
    [InlineData("[{ address: 192.0.2.1, weight: 500000 }, { address: 192.0.2.2, weight: 250000 }]", "")]
    [InlineData("[{ address: 192.0.2.1, weight: 1024 }, { address: 192.0.2.2, weight: 1 }]",
        "the weights 1024, 1 need a cycle of more than 1024 answers")]
    // One family each: no cycle holds both.
    [InlineData("[{ address: 192.0.2.1, weight: 1024 }, { address: '2001:db8::2', weight: 1 }]", "")]
    // A standby takes a step more when all are down.
    [InlineData("[{ address: 192.0.2.1, weight: 1023 }, { address: 192.0.2.2, weight: 1 }, "
        + "{ address: 192.0.2.3, weight: 0 }]", "the weights 1023, 1, 0 need a cycle of more than 1024 answers")]
    public void Load_Weights_HaveToFitTheLongestCycle(string members, string expected)
    {
        var findings = PoolFolder.FindingsOfPool($"policy: weighted\nregions: {{ eu: {members} }}");
        Assert.Equal(expected.Length == 0
            ? ""
            : $"fastrr.yaml:6:16: error: {expected}: weights with a common divisor need a shorter one", findings);
    }

    [Fact]
    public void Load_NoNames_IsAWarning() => Assert.Equal(
        "fastrr.yaml:3:3: warning: pool 'p' has no names: nobody can ask for it",
        PoolFolder.FindingsOf("pools:\n  p: { regions: { eu: [192.0.2.1] } }"));

    [Fact]
    public void Load_NameTwiceInOnePool_IsAnError() => Assert.Equal(
        "fastrr.yaml:3:34: error: 'a.example.com' stands twice: first at fastrr.yaml:3:16",
        PoolFolder.FindingsOf(
            "pools:\n  p: { names: [a.example.com,    A.example.com.], regions: { eu: [192.0.2.1] } }"));

    [Fact]
    public void Load_InnerAsterisk_IsAWarning() => Assert.StartsWith(
        "fastrr.yaml:3:16: warning: 'a.*.example.com' has a * that is not its first label",
        PoolFolder.FindingsOf("pools:\n  p: { names: [a.*.example.com], regions: { eu: [192.0.2.1] } }"),
        StringComparison.Ordinal);

    [Fact]
    public void Load_FamilyThatSomeClientsCannotReach_IsAWarning() => Assert.Equal(
        "fastrr.yaml:3:3: warning: pool 'p' has no AAAA for clients of eu, but for others: "
            + "neither their region nor its fallbacks have any",
        PoolFolder.FindingsOf("""
            pools:
              p:
                names: [www.example.com]
                regions: { eu: [192.0.2.1], na: [192.0.2.2, "2001:db8::2"] }
                fallback: { eu: [] }
            """));

    [Fact]
    public void Load_FamilyThatOnlyAPrivateRegionHas_IsAWarningThatSaysSo() => Assert.Equal(
        "fastrr.yaml:3:3: warning: pool 'p' has no AAAA for clients of eu, na, ap, sa, x, y, but for others: "
            + "only lab has any, and it is private: it is nobody else's fallback",
        PoolFolder.FindingsOf("""
            pools:
              p:
                names: [www.example.com]
                regions: { eu: [192.0.2.1], lab: [192.0.2.2, "2001:db8::2"] }
            """));

    [Fact]
    public void Load_WrongMember_IsOneErrorAndNoFurtherOnes() => Assert.Equal(
        "fastrr.yaml:5:21: error: '192.0.2' is not an address: '192.0.2.1' or '2001:db8::1', without a port",
        PoolFolder.FindingsOfPool("regions: { eu: [192.0.2] }"));

    [Fact]
    public void Load_PoolsInSeveralFiles_AreJoined()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "include: [a.yaml, b.yaml]\nzones: [example.com]\ngeo: { regions: { eu: } }\n")
            .Write("a.yaml", "pools: { a: { names: [a.example.com], regions: { eu: [192.0.2.1] } } }\n")
            .Write("b.yaml", "pools: { b: { names: [b.example.com], regions: { eu: [192.0.2.2] } } }\n");
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        Assert.Equal(["a", "b"], configuration.Settings.Pools.Select(pool => pool.Name));
    }
}
