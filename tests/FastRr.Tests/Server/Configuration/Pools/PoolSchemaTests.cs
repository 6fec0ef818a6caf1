using Xunit;

namespace FastRr.Tests.Server.Configuration.Pools;

/// <summary>Values of pools' keys, and what this version refuses rather than ignores.</summary>
public sealed class PoolSchemaTests
{
    [Theory]
    [InlineData("policy: least-load", "5:13: error: 'least-load' is not available yet")]
    [InlineData("check: web", "5:5: error: 'check' is not available yet")]
    [InlineData("slow-start: 60s", "5:17: error: 'slow-start' other than '0' is not available yet")]
    [InlineData("slow-start: 0s", "")]
    public void Load_KeysOfLater_AreRefused(string keys, string expected) => AssertFindings(keys, expected);

    [Theory]
    [InlineData("{ members: [192.0.2.1], capacity: 300/200 }", "44: error: 'capacity' is not available yet")]
    [InlineData("[{ address: 192.0.2.1, probe: 10.1.2.3 }]", "43: error: 'probe' is not available yet")]
    [InlineData("[{ address: 192.0.2.1, state: drain }]", "50: error: 'drain' is not available yet")]
    [InlineData("[{ address: 192.0.2.1, state: down }]", "50: error: 'down' is not available yet")]
    [InlineData("[{ address: 192.0.2.1, state: up }]", "50: error: 'up' is not available yet")]
    [InlineData("[{ address: 192.0.2.1, state: obay }]", "50: error: unknown value 'obay': did you mean 'obey'?")]
    public void Load_MemberKeysOfLater_AreRefused(string region, string expected)
    {
        var findings = PoolFolder.FindingsOfPool($"regions: {{ eu: {region} }}").Split('\n');
        Assert.Contains(findings, finding => Column(finding) == expected);
    }

    [Theory]
    [InlineData("policy: round robin", "5:13: error: unknown value 'round robin': did you mean 'round-robin'?")]
    [InlineData("policy: sticky", "5:13: error: unknown value 'sticky': "
        + "known values: round-robin, weighted, failover, hash, least-load")]
    [InlineData("answers: 0", "5:14: error: 0 is out of range: 1 to 1024")]
    [InlineData("answers: many", "5:14: error: 'many' is not a whole number from 1 to 1024")]
    [InlineData("healthy-share: 2", "5:20: error: 2 is out of range: 0 to 1, or 0% to 100%")]
    [InlineData("when-all-down: nodata",
        "5:20: error: unknown value 'nodata': known values: all, none, servfail, last")]
    [InlineData("ttl: 30/300", "5:10: error: '30/300': the longest TTL comes first, the shortest behind it")]
    [InlineData("ttl: 1500ms", "5:10: error: '1500ms': a TTL has whole seconds")]
    [InlineData("ttl: soon", "5:10: error: 'soon' is not a TTL: '300/30', calm and while a change is under way, "
        + "or one alone; seconds or durations")]
    [InlineData("ttl: 60/", "5:10: error: '60/' is not a TTL: '300/30', calm and while a change is under way, "
        + "or one alone; seconds or durations")]
    [InlineData("ttl: 2147483648",
        "5:10: error: 2147483648 is out of range: a TTL is at most 2147483647 seconds")]
    [InlineData("ttl: 0", "")]
    [InlineData("https: www.example.com",
        "5:12: error: 'www.example.com' is not the data of HTTPS: expected a number from 0 to 65535, "
            + "found 'www.example.com'")]
    [InlineData("healty-share: 1", "5:5: error: unknown key 'healty-share' in a pool: did you mean 'healthy-share'?")]
    public void Load_WrongValues_AreErrors(string keys, string expected) => AssertFindings(keys, expected);

    [Theory]
    [InlineData("192.0.2.1:80", "'192.0.2.1:80' is not an address: '192.0.2.1' or '2001:db8::1', without a port")]
    [InlineData("'[2001:db8::1]:80'",
        "'[2001:db8::1]:80' is not an address: '192.0.2.1' or '2001:db8::1', without a port")]
    [InlineData("fe80::1%eth0", "'fe80::1%eth0' is not an address: '192.0.2.1' or '2001:db8::1', without a port")]
    [InlineData("'::ffff:192.0.2.1'", "'::ffff:192.0.2.1' is an IPv4 address in the form of IPv6: write '192.0.2.1'")]
    [InlineData("www.example.net",
        "'www.example.net' is not an address: '192.0.2.1' or '2001:db8::1', without a port")]
    [InlineData("{ weight: 3 }", "a member needs 'address', 'cname', 'mx' or 'srv'")]
    [InlineData("{ address: [] }", "a member needs an address")]
    [InlineData("{ address: 192.0.2.1, cname: a.example.net }",
        "'address', 'cname', 'mx' and 'srv' exclude each other: a member is of one kind")]
    [InlineData("{ address: [192.0.2.1, 192.0.2.2] }", "a member has one address of each family at most, "
        + "this one has several of IPv4: list them as members of their own")]
    [InlineData("{ address: ['2001:db8::1', 192.0.2.1, '2001:db8::2'] }", "a member has one address of each family "
        + "at most, this one has several of IPv6: list them as members of their own")]
    [InlineData("{ mx: mx.example.net }", "'mx.example.net' is not the data of MX: "
        + "expected a number from 0 to 65535, found 'mx.example.net'")]
    [InlineData("{ srv: 10 5 sip.example.net }", "'10 5 sip.example.net' is not the data of SRV: "
        + "expected a number from 0 to 65535, found 'sip.example.net'")]
    [InlineData("{ cname: two names }", "'two names' is not the data of CNAME: "
        + "unexpected 'names' after the last field of CNAME")]
    [InlineData("{ address: 192.0.2.1, weight: -1 }", "'-1' is not a whole number from 0 to 1000000")]
    [InlineData("{ address: 192.0.2.1, name: a/b }",
        "'a/b' has a '/', which has a meaning in targets such as 'pool/region/*'")]
    public void Load_WrongMembers_AreErrors(string member, string expected)
    {
        var finding = PoolFolder.FindingsOfPool($"policy: weighted\nregions: {{ eu: [{member}] }}");
        Assert.EndsWith($": error: {expected}", finding, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', finding);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("w*b")]
    public void Load_PoolNameWithAMeaningInTargets_IsAnError(string name) => Assert.StartsWith(
        $"fastrr.yaml:2:10: error: '{name}' has a ",
        PoolFolder.FindingsOf($"pools: {{ {name}: {{ names: [www.example.com], regions: {{ eu: [192.0.2.1] }} }} }}"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("names: [www.example.com]", "2:18: error: unknown key 'names' in 'pool-defaults': "
        + "did you mean 'pools.POOL-NAME.names'?")]
    [InlineData("check: web", "2:18: error: 'check' is not available yet")]
    public void Load_PoolDefaultsThatAreNone_AreRefused(string keys, string expected) =>
        Assert.Equal($"fastrr.yaml:{expected}", PoolFolder.FindingsOf($"pool-defaults: {{ {keys} }}"));

    [Theory]
    [InlineData("{ addres: 192.0.2.1 }", "22: error: unknown key 'addres' in a member: did you mean 'address'?")]
    [InlineData("{ member: [192.0.2.1] }",
        "22: error: unknown key 'member' in a region of a pool: did you mean 'members'?")]
    public void Load_SlipInARegion_NamesTheKeyThatWasMeant(string region, string expected)
    {
        var findings = PoolFolder.FindingsOfPool($"regions: {{ eu: {region} }}");
        Assert.Equal($"fastrr.yaml:5:{expected}", findings);
    }

    [Fact]
    public void Load_PoolsAsAList_IsAnError() => Assert.Equal(
        "fastrr.yaml:2:8: error: 'pools' takes a map of pool name to map", PoolFolder.FindingsOf("pools: [web]"));

    [Fact]
    public void Load_PoolsWithNothingInIt_IsNothing() => Assert.Equal("", PoolFolder.FindingsOf("pools:\n"));

    private static void AssertFindings(string keys, string expected) =>
        Assert.Equal(expected.Length == 0 ? "" : $"fastrr.yaml:{expected}", PoolFolder.FindingsOfKeys(keys));

    /// <summary>A finding from its column on.</summary>
    private static string Column(string finding) => finding[(finding.IndexOf(':', finding.IndexOf(':') + 1) + 1)..];
}
