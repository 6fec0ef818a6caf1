using Xunit;

namespace FastRr.Tests.Server.Configuration.Geo;

/// <summary>What is wrong with a section <c>geo</c>, as <c>check</c> prints it.</summary>
public sealed class GeoFindingTests
{
    private const string Two = "regions: { eu: { match: [10.0.0.0/8] }, na: { match: [11.0.0.0/8] } }";

    [Theory]
    [InlineData("")]
    [InlineData("databases: [], nearest: false, client-subnet: true")]
    [InlineData("regions: { eu: {} }")]
    [InlineData("regions: { eu: }")]
    [InlineData("regions: { eu: { at: [50.11, 8.68], private: true } }")]
    [InlineData("regions: { eu: { at: [-90, -180] }, na: { at: [90, 180] } }")]
    [InlineData("regions: { eu: { match: 10.0.0.0/8 } }")]
    [InlineData("regions: { eu: { match: [10.0.0.0/8, 10.0.0.0/16, \"2001:db8::/32\", \"::/0\"] } }")]
    [InlineData(Two + ", default: na")]
    [InlineData(Two + ", here: na")]
    [InlineData(Two + ", here: { region: na, when: always }")]
    [InlineData(Two + ", fallback: { eu: [na], na: [] }")]
    [InlineData(Two + ", client-subnet: false, nearest: false, max-age: 30d")]
    public void Check_WhatIsRight_FindsNothing(string geo) => Assert.Equal("", Findings(geo));

    [Theory]
    // Codes.
    [InlineData("Eu", "'Eu' is no rule: did you mean 'EU'?")]
    [InlineData("as64500", "'as64500' is no rule: did you mean 'AS64500'?")]
    [InlineData("us-ca", "'us-ca' is no rule: did you mean 'US-CA'?")]
    [InlineData("Country:na", "'Country:na' is no rule: did you mean 'country:NA'?")]
    [InlineData("Country:NA", "'Country:NA' is no rule: did you mean 'country:NA'?")]
    [InlineData("Europe", "'Europe' is no rule: EU (continent), DE (country), US-CA (subdivision), AS64500, "
        + "city:2643743, country:NA, 192.0.2.0/24 or 2001:db8::/32")]
    [InlineData("continent:US", "'US' is no continent: known are AF AN AS EU NA OC SA")]
    [InlineData("city:London", "'London' is no id of GeoNames, as in city:2643743")]
    [InlineData("city:0", "'0' is no id of GeoNames, as in city:2643743")]
    [InlineData("AS0", "'AS0': the number of an autonomous system is 1 to 4294967295")]
    [InlineData("AS4294967296", "'AS4294967296': the number of an autonomous system is 1 to 4294967295")]
    [InlineData("false", "text is wanted here, not a bare false: did a template turn NO into it? If it is meant, "
        + "quote it")]
    // Networks.
    [InlineData("192.0.2.1/24", "'192.0.2.1/24' has bits beyond its prefix: did you mean '192.0.2.0/24'?")]
    [InlineData("192.0.2.0/33", "'192.0.2.0/33': a prefix length from 0 to 32 stands after '/'")]
    [InlineData("192.0.2/24", "'192.0.2/24' is not a network: '192.0.2.0/24', '2001:db8::/32' or a single address")]
    [InlineData("\"::ffff:192.0.2.0/120\"", "'::ffff:192.0.2.0/120': addresses in ::ffff:0:0/96 are looked up by the "
        + "IPv4 address they hold: write '192.0.2.0/24'")]
    [InlineData("\"2002:c000:200::/40\"", "'2002:c000:200::/40': addresses in 2002::/16 are looked up by the IPv4 "
        + "address they hold: write '192.0.2.0/24'")]
    [InlineData("\"64:ff9b::/96\"", "'64:ff9b::/96': addresses in 64:ff9b::/96 are looked up by the IPv4 address they "
        + "hold")]
    public void Check_ABadRule_IsAnErrorAtItsPlace(string rule, string text) =>
        Assert.Equal(
            $"fastrr.yaml:2:33: error: {text}", Findings($"regions: {{ eu: {{ match: [{rule}] }} }}"));

    [Theory]
    [InlineData("default: eu", "2:17: error: unknown region 'eu': 'geo.regions' has none")]
    [InlineData("regions: { eu: { at: 50 } }",
        "2:29: error: a place is two numbers, latitude and longitude, as [50.11, 8.68]")]
    [InlineData("regions: { eu: { at: [50.11] } }",
        "2:29: error: a place is two numbers, latitude and longitude, as [50.11, 8.68]")]
    [InlineData("regions: { eu: { at: [91, 8.68] } }",
        "2:30: error: '91' is no latitude: a number of degrees from -90 to 90")]
    [InlineData("regions: { eu: { at: [50.11, NaN] } }",
        "2:37: error: 'NaN' is no longitude: a number of degrees from -180 to 180")]
    [InlineData(Two + ", default: an",
        "2:88: error: unknown region 'an': did you mean 'na'?")]
    [InlineData(Two + ", here: { when: always }", "2:85: error: 'here' needs 'region'")]
    [InlineData(Two + ", here: { region: xx, when: never }",
        "2:95: error: unknown region 'xx': 'geo.regions' has eu, na\n"
        + "2:105: error: unknown value 'never': known values: unmatched, no-subnet, always")]
    [InlineData(Two + ", fallback: { asia: [eu], eu: [eu, na, na] }",
        "2:91: error: unknown region 'asia': 'geo.regions' has eu, na\n"
        + "2:108: error: region 'eu' is its own fallback\n"
        + "2:116: error: region 'na' stands twice")]
    [InlineData("regions: { eu: {}, lab: { private: true } }, fallback: { eu: [lab] }",
        "2:70: error: region 'lab' is private: it is nobody else's fallback")]
    [InlineData("regions: { eu: { match: [10.0.0.0/8] }, na: { match: [10.0.0.0/8] } }",
        "2:62: error: '10.0.0.0/8' belongs to two regions: 'na' here, 'eu' at fastrr.yaml:2:33")]
    [InlineData("regions: { eu: { match: [\"2001:db8::/32\", \"2001:0db8::/32\"] } }",
        "2:50: error: '2001:0db8::/32' stands twice: first at fastrr.yaml:2:33")]
    [InlineData("regions: { eu: {} }, max-shift: 20%", "2:29: error: 'max-shift' is not available yet")]
    [InlineData("regions: { eu: {} }, max-age: 0", "2:38: error: 0 is out of range: more than 0")]
    [InlineData("regions: { eu: { mach: [EU] } }",
        "2:25: error: unknown key 'mach' in a region: did you mean 'match'?")]
    [InlineData("regions: { a/b: {} }",
        "2:19: error: 'a/b' has a '/', which has a meaning in targets such as 'pool/region/*'")]
    public void Check_WhatIsWrong_IsAnErrorAtItsPlace(string geo, string expected) =>
        Assert.Equal(expected, Findings(geo).Replace("fastrr.yaml:2:", "2:", StringComparison.Ordinal)
            .Replace("at 2:", "at fastrr.yaml:2:", StringComparison.Ordinal));

    [Theory]
    [InlineData("databases: [x.mmdb]", "2:6: warning: 'geo' has no regions: nobody can be steered")]
    [InlineData("regions: { eu: { match: [EU] } }",
        "2:33: warning: 'EU' matches nobody: there are no 'databases'")]
    [InlineData("regions: { eu: { match: [DE, FR, country:NA] }, na: { match: [US, AS64500] } }",
        "2:33: warning: 'DE' matches nobody, nor do 3 more rules of its kind: there are no 'databases'\n"
        + "2:74: warning: 'AS64500' matches nobody: there are no 'databases'")]
    [InlineData("databases: [x.mmdb], regions: { eu: { match: [UK, ZZ-1] } }",
        "2:54: warning: 'UK' is no country of ISO 3166-1: the United Kingdom is GB\n"
        + "2:58: warning: 'ZZ' is no country of ISO 3166-1")]
    [InlineData("regions: { eu: { match: [192.0.2.128/25, \"2001:db8:1:2:3::/80\"] }, na: }, default: na",
        "2:33: warning: '192.0.2.128/25' splits 192.0.2.0/24: client subnets rarely have more than 24 bits, so few of "
        + "its clients can be told apart\n"
        + "2:49: warning: '2001:db8:1:2:3::/80' splits 2001:db8:1::/56: client subnets rarely have more than 56 bits, "
        + "so few of its clients can be told apart")]
    [InlineData("databases: [x.mmdb], nearest: true, regions: { eu: {}, lab: { private: true, at: [1, 2] } }",
        "2:38: warning: 'nearest' has no effect: no region that may be chosen has 'at'")]
    [InlineData("nearest: true, regions: { eu: { at: [1, 2] } }",
        "2:17: warning: 'nearest' has no effect: there are no 'databases'")]
    public void Check_WhatIsDoubtful_IsAWarningAtItsPlace(string geo, string expected) =>
        Assert.Equal(expected, Findings(geo).Replace("fastrr.yaml:", "", StringComparison.Ordinal));

    [Theory]
    // All of a /24 or /56 in one region, in whatever parts.
    [InlineData("regions: { eu: { match: [203.0.113.0/24, 203.0.113.7/32] }, na: }, default: na", "")]
    [InlineData("regions: { eu: { match: [203.0.113.0/25, 203.0.113.128/25] }, na: }, default: na", "")]
    [InlineData("regions: { eu: { match: [203.0.112.0/22, 203.0.113.7] }, na: }, default: na", "")]
    [InlineData("regions: { eu: { match: [203.0.113.7] }, na: }", "")]
    [InlineData("regions: { eu: { match: [\"2001:db8::/57\", \"2001:db8:0:80::/57\"] }, na: }, default: na", "")]
    [InlineData("regions: { eu: { match: [203.0.113.0/25, 203.0.113.128/25] }, na: { match: [203.0.113.0/24] } }", "")]
    // Parts of it elsewhere: each rule is named that differs from what is around it.
    [InlineData("regions: { eu: { match: [203.0.113.0/24, 203.0.113.7/32] }, na: { match: [203.0.113.9] } }",
        "203.0.113.9")]
    [InlineData("regions: { eu: { match: [203.0.113.0/25] }, na: { match: [203.0.113.128/25] }, ap: }, default: ap",
        "203.0.113.0/25, 203.0.113.128/25")]
    [InlineData("regions: { eu: { match: [203.0.113.0/25, 203.0.113.7] }, na: { match: [203.0.113.0/26] } }",
        "203.0.113.7, 203.0.113.0/26")]
    [InlineData("databases: [x.mmdb], regions: { eu: { match: [203.0.113.7] } }", "203.0.113.7")]
    [InlineData("regions: { eu: { match: [203.0.113.7] }, na: { match: [\"2001:db8::1\"] } }", "2001:db8::1")]
    public void Check_LongPrefixes_AreDoubtfulOnlyWhereTheySplit(string geo, string expected)
    {
        var lines = Findings(geo).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Contains("' splits ", line, StringComparison.Ordinal));
        Assert.Equal(expected, string.Join(", ", lines.Select(line => line.Split('\'')[1])));
    }

    [Fact]
    public void Load_WithoutTheSection_HasNoRegions()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", "zones: [a]\n");
        var (configuration, findings) = folder.Load();
        Assert.Null(configuration.Regions);
        Assert.Equal("", findings);
    }

    private static string Findings(string geo)
    {
        using var folder = new TestFolder().Write("fastrr.yaml", $"zones: [a]\ngeo: {{ {geo} }}\n");
        return folder.Load().Findings;
    }
}
