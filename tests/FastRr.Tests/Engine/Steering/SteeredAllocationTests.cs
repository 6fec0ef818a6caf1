using FastRr.Engine;
using FastRr.Pools;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Engine.Steering;

public sealed class SteeredAllocationTests
{
    private const int Calls = 10_000;

    private const string Zone = """
        $ORIGIN example.com.
        $TTL 300
        @     SOA   ns1 hostmaster 7 3600 600 86400 60
        @     NS    ns1
        ns1   A     192.0.2.53
        www   HTTPS 1 . alpn=h3
        alias CNAME www
        """;

    [Theory]
    [InlineData("www.example.com.", "A")]
    [InlineData("www.example.com.", "AAAA")]
    [InlineData("www.example.com.", "HTTPS")]
    [InlineData("alias.example.com.", "A")]
    public void Respond_SteeredName_AllocatesNothing(string name, string type)
    {
        foreach (var policy in Enum.GetValues<PoolPolicy>())
        {
            var plan = TestSteering.OfThree()
                .Pool(
                    ["www.example.com."],
                    [("eu", ["192.0.2.1 2001:db8:e::1", "192.0.2.2"]), ("na", ["198.51.100.1"])],
                    pool => pool with { Policy = policy })
                .ToPlan();
            var worker = TestResponder.Of(plan, Zone).Worker;
            AssertNoAllocation(worker, new DnsQuery(name, type));
            AssertNoAllocation(worker, new DnsQuery(name, type).From("198.51.100.0/24"));
            AssertNoAllocation(worker, new DnsQuery(name, type).From("2001:db8:a::/56"));
            AssertNoAllocation(worker, new DnsQuery(name, type).From("2002:c633:6401::/48"));
        }
    }

    private static void AssertNoAllocation(ResponderWorker worker, DnsQuery query) =>
        AllocationTests.AssertNoAllocation(worker, query.Compose(), Calls);
}
