using System.Net;
using FastRr.Geo.Regions;
using Xunit;

namespace FastRr.Tests.Geo.Regions;

public sealed class EmbeddedNetworksTests
{
    [Theory]
    [InlineData("::ffff:192.0.2.0/120", "::ffff:0:0/96", "192.0.2.0/24")]
    [InlineData("::ffff:0:0/96", "::ffff:0:0/96", null)]
    [InlineData("64:ff9b::192.0.2.1/128", "64:ff9b::/96", "192.0.2.1/32")]
    [InlineData("2002:c000:200::/40", "2002::/16", "192.0.2.0/24")]
    [InlineData("2002:c000:201:5::/64", "2002::/16", "192.0.2.1/32")]
    [InlineData("2001:0:4136:e378::/64", "2001::/32", null)]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fd00/120", "2001::/32", "192.0.2.0/24")]
    public void Find_ANetworkOfThem_NamesThePrefixAndTheIPv4Network(string text, string name, string? ipv4)
    {
        Assert.True(EmbeddedNetworks.Find(IPNetwork.Parse(text), out var found, out var network));
        Assert.Equal((name, ipv4), (found, network?.ToString()));
    }

    [Theory]
    [InlineData("192.0.2.0/24")]
    [InlineData("::/0")]
    [InlineData("2000::/3")]
    [InlineData("2001::/16")]
    [InlineData("2001:db8::/32")]
    [InlineData("64:ff9b:1::/48")]
    public void Find_AnyOther_FindsNone(string text) =>
        Assert.False(EmbeddedNetworks.Find(IPNetwork.Parse(text), out _, out _));
}
