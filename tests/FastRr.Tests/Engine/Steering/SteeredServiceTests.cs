using FastRr.Pools;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using FastRr.Wire.Registry;
using Xunit;

namespace FastRr.Tests.Engine.Steering;

/// <summary>HTTPS and SVCB RRs at names of a pool: their hints are the pool's addresses.</summary>
public sealed class SteeredServiceTests
{
    private const string Www = "www.example.com.";

    private const string Head = """
        $ORIGIN example.com.
        $TTL 300
        @     SOA   ns1 hostmaster 7 3600 600 86400 60
        @     NS    ns1
        ns1   A     192.0.2.53

        """;

    [Fact]
    public void Ask_SvcbOfPool_HintsAreTheAddressesThisClientGets()
    {
        var responder = Of(
            "www SVCB 1 . port=8443 ipv4hint=192.0.2.250",
            [("eu", ["192.0.2.1", "192.0.2.2"]), ("na", ["198.51.100.1 2001:db8:a::1"])]);
        const string Both = "1 . port=8443 ipv4hint=198.51.100.1 ipv6hint=2001:db8:a::1";
        string[] europe =
        [
            "1 . port=8443 ipv4hint=192.0.2.1,192.0.2.2 ipv6hint=2001:db8:a::1",
            "1 . port=8443 ipv4hint=192.0.2.2,192.0.2.1 ipv6hint=2001:db8:a::1",
        ];
        for (var k = 0; k < 4; k++)
        {
            Assert.Equal([europe[k % 2]], ServicesOf(responder.Ask(From("SVCB", "192.0.2.0/24"))));
            Assert.Equal([Both], ServicesOf(responder.Ask(From("SVCB", "198.51.100.0/24"))));
        }
        var message = responder.Ask(From("SVCB", "198.51.100.0/24"));
        Assert.Equal(RRType.SVCB, (RRType)message.Answers[0].Type);
        Assert.Equal(24, message.Opt!.Option(8)![3]);
        // The zone has no HTTPS RR there, and none is made up.
        Assert.Empty(responder.Ask(Www, "HTTPS").Answers);
    }

    [Theory]
    [InlineData(
        "mandatory=ipv4hint,port port=8443 ipv4hint=192.0.2.250",
        "mandatory=port port=8443 ipv6hint=2001:db8:e::1",
        "mandatory=port,ipv4hint port=8443 ipv4hint=198.51.100.1 ipv6hint=2001:db8:e::1")]
    [InlineData(
        "mandatory=ipv4hint alpn=h3 ipv4hint=192.0.2.250",
        "alpn=\"h3\" ipv6hint=2001:db8:e::1",
        "mandatory=ipv4hint alpn=\"h3\" ipv4hint=198.51.100.1 ipv6hint=2001:db8:e::1")]
    public void Ask_MandatoryHint_StaysWhereThereIsSuchAnAddress(string parameters, string without, string with)
    {
        // Europe has no IPv4 address and may not fall back to America's.
        foreach (var type in new[] { "HTTPS", "SVCB" })
        {
            // Port is mandatory in HTTPS by itself (RFC 9460 §9), and so never listed.
            if (type == "HTTPS" && parameters.Contains("port", StringComparison.Ordinal))
                continue;
            var responder = Of(
                $"www {type} 1 . {parameters}",
                [("eu", ["2001:db8:e::1"]), ("na", ["198.51.100.1"])],
                pool => pool with { Fallback = new Dictionary<int, IReadOnlyList<int>> { [0] = [] } });
            Assert.Equal(["1 . " + without], ServicesOf(responder.Ask(From(type, "192.0.2.0/24"))));
            Assert.Equal(["1 . " + with], ServicesOf(responder.Ask(From(type, "198.51.100.0/24"))));
        }
    }

    [Fact]
    public void Ask_HttpsOfThePoolItself_StandsInThePlaceOfTheZones()
    {
        // SvcPriority 1, TargetName ".", alpn=h2, port=8443.
        byte[] rdata = [0, 1, 0, 0, 1, 0, 3, 2, (byte)'h', (byte)'2', 0, 3, 0, 2, 0x20, 0xFB];
        var responder = Of(
            "www HTTPS 7 zone.example.net. alpn=h3\nwww SVCB 1 . port=53",
            [("eu", ["192.0.2.1 2001:db8:e::1"]), ("na", ["198.51.100.1"])],
            pool => pool with { Https = rdata, Ttl = new PoolTtl(120, 30) });
        var europe = responder.Ask(From("HTTPS", "192.0.2.0/24"));
        Assert.Equal(
            ["1 . alpn=\"h2\" port=8443 ipv4hint=192.0.2.1 ipv6hint=2001:db8:e::1"], ServicesOf(europe));
        Assert.Equal(120u, Assert.Single(europe.Answers).TtlSeconds);
        Assert.Equal(
            ["1 . alpn=\"h2\" port=8443 ipv4hint=198.51.100.1 ipv6hint=2001:db8:e::1"],
            ServicesOf(responder.Ask(From("HTTPS", "198.51.100.0/24"))));
    }

    [Fact]
    public void Ask_SeveralHttpsAndOneFamily_HintsOfThatFamilyAtEachOwnTarget()
    {
        var responder = Of(
            """
            www HTTPS 1 . alpn=h3 ipv4hint=192.0.2.250 ipv6hint=2001:db8::250
            www HTTPS 2 WWW alpn=h2 ipv6hint=2001:db8::250
            www HTTPS 3 other.example.net. ipv6hint=2001:db8::77
            """,
            [("eu", ["192.0.2.1", "192.0.2.2"])],
            pool => pool with { AnswerLimit = 1 });
        // Three RRs and two addresses: both turn at each answer.
        for (var k = 0; k < 12; k++)
        {
            var address = $"192.0.2.{(k % 2) + 1}";
            string[] ring =
            [
                $"1 . alpn=\"h3\" ipv4hint={address}",
                $"2 www.example.com. alpn=\"h2\" ipv4hint={address}",
                "3 other.example.net. ipv6hint=2001:db8::77",
            ];
            Assert.Equal(
                [.. ring.Skip(k % 3), .. ring.Take(k % 3)],
                ServicesOf(responder.Ask(Www, "HTTPS")).Select(text => text.ToLowerInvariant()));
        }
    }

    private static TestResponder Of(
        string records, (string, string[])[] members, Func<Pool, Pool>? change = null) =>
        TestResponder.Of(TestSteering.OfThree().Pool([Www], members, change).ToPlan(), $"{Head}{records}\n");

    private static DnsQuery From(string type, string subnet) => new DnsQuery(Www, type).From(subnet);

    private static string[] ServicesOf(DnsMessage message) =>
    [
        .. message.Answers.Select(answer =>
            FastRr.Wire.RData.RDataText.Format((RRType)answer.Type, answer.RData)),
    ];
}
