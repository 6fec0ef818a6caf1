using System.Net;
using System.Net.Sockets;
using FastRr.Geo.Regions;
using FastRr.Pools;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Engine.Steering;

/// <summary>Policy <c>hash</c>: what a resolver keeps for a scope has to be true for everyone in it.</summary>
public sealed class SteeredHashScopeTests
{
    private const string Www = "www.example.com.";

    private const string Zone = """
        $ORIGIN example.com.
        $TTL 300
        @     SOA   ns1 hostmaster 7 3600 600 86400 60
        @     NS    ns1
        ns1   A     192.0.2.53
        """;

    // Networks wider and narrower than the prefixes that the hash goes by.
    private static readonly string[] s_ipv4 =
        ["10.0.0.0/8", "10.64.0.0/18", "198.51.100.0/26", "198.51.100.128/25", "203.0.113.77/32"];

    private static readonly string[] s_ipv6 =
        ["2400::/12", "2001:db8::/32", "2001:db8:0:40::/58", "2001:db8:0:80::/60", "2001:db8:0:100::7/128"];

    [Theory]
    [InlineData(true, 24)]
    [InlineData(false, 56)]
    public void Ask_AnyClientInsideTheScope_GetsTheSameMember(bool isIPv4, int prefixLength)
    {
        var bits = isIPv4 ? 32 : 128;
        // The first 20 bits of 2001:db8:: are those of Teredo, which holds IPv4.
        var shortest = isIPv4 ? 8 : 21;
        var random = new Random(isIPv4 ? 4 : 6);
        var responder = Responder();
        var seen = new HashSet<string>();
        for (var i = 0; i < 3000; i++)
        {
            var client = Draw(random, isIPv4);
            var (member, scope) = Ask(responder, client, random.Next(shortest, bits + 1), isIPv4, out var asked);
            Assert.InRange(scope, prefixLength, bits);
            seen.Add(member);
            for (var k = 0; k < 5; k++)
            {
                var inside = DrawInside(random, asked, scope, bits);
                var answer = Ask(responder, inside, random.Next(scope, bits + 1), isIPv4, out var other);
                Assert.True(
                    answer == (member, scope),
                    $"{AddressNumber.ToAddress(asked, isIPv4)}/{scope}: {member}, but "
                    + $"{AddressNumber.ToAddress(other, isIPv4)}: {answer.Member}/{answer.Scope}");
            }
        }
        Assert.Equal(9, seen.Count);
    }

    private static TestResponder Responder()
    {
        var steering = new TestSteering().Region("all", at: null)
            .Region("one", at: null, s_ipv4[0], s_ipv4[2], s_ipv4[4], s_ipv6[0], s_ipv6[2], s_ipv6[4])
            .Region("two", at: null, s_ipv4[1], s_ipv4[3], s_ipv6[1], s_ipv6[3]);
        return TestResponder.Of(
            steering.Pool(
                [Www],
                [
                    ("all", ["192.0.2.1", "192.0.2.2", "192.0.2.3"]),
                    ("one", ["198.51.100.1", "198.51.100.2", "198.51.100.3"]),
                    ("two", ["203.0.113.1", "203.0.113.2", "203.0.113.3"]),
                ],
                pool => pool with { Policy = PoolPolicy.Hash, AnswerLimit = 1 }).ToPlan(),
            Zone);
    }

    /// <summary>Near a border of regions three times out of four; in IPv6 none that holds an IPv4 address.</summary>
    private static UInt128 Draw(Random random, bool isIPv4)
    {
        var bits = isIPv4 ? 32 : 128;
        var networks = isIPv4 ? s_ipv4 : s_ipv6;
        var network = IPNetwork.Parse(networks[random.Next(networks.Length)]);
        Assert.Equal(isIPv4, network.BaseAddress.AddressFamily == AddressFamily.InterNetwork);
        var first = AddressNumber.Of(network.BaseAddress);
        return random.Next(4) switch
        {
            0 => isIPv4
                ? (uint)random.NextInt64(1L << 32)
                : DrawInside(random, AddressNumber.Of(IPAddress.Parse("2400::")), 6, bits),
            1 => DrawInside(random, first, network.PrefixLength, bits),
            _ => DrawInside(random, first, Math.Max(8, network.PrefixLength - random.Next(1, 5)), bits),
        };
    }

    private static UInt128 DrawInside(Random random, UInt128 address, int length, int bits)
    {
        var octets = new byte[16];
        random.NextBytes(octets);
        var first = AddressNumber.Truncate(address, length, bits);
        var mask = AddressNumber.LastOf(first, length, bits) ^ first;
        return first | (AddressNumber.Of(new IPAddress(octets)) & mask);
    }

    private static (string Member, int Scope) Ask(
        TestResponder responder, UInt128 client, int sourceLength, bool isIPv4, out UInt128 asked)
    {
        asked = AddressNumber.Truncate(client, sourceLength, isIPv4 ? 32 : 128);
        var network = new IPNetwork(AddressNumber.ToAddress(asked, isIPv4), sourceLength);
        var message = responder.Ask(new DnsQuery(Www, "A").From(network.ToString()));
        return (Assert.Single(TestResponder.DataOf(message.Answers)), message.Opt!.Option(8)![3]);
    }
}
