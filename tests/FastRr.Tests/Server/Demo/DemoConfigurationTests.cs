using System.Net;
using FastRr.Server.Commands;
using FastRr.Server.Configuration;
using FastRr.Server.Demo;
using FastRr.Server.Hosting;
using FastRr.Wire.Registry;
using Xunit;

namespace FastRr.Tests.Server.Demo;

public sealed class DemoConfigurationTests
{
    [Fact]
    public void Create_DemoZone_HasNoFindingAndEveryKind()
    {
        var configuration = DemoConfiguration.Create();
        var findings = new FindingCollector();
        var environment = new CommandEnvironment { Output = TextWriter.Null, Error = TextWriter.Null };
        var zones = ZoneSetLoader.Load(
            configuration.Zones,
            findings,
            new LoadingProgress(environment, TimeProvider.System),
            TestContext.Current.CancellationToken);
        Assert.Empty(findings.InOrder());
        var zone = Assert.Single(zones)!;
        var types = Enumerable.Range(0, zone.RecordCount).Select(record => zone.Record(record).Type).ToHashSet();
        Assert.Superset(
            new HashSet<RRType> { RRType.A, RRType.AAAA, RRType.MX, RRType.SRV, RRType.TXT, RRType.CNAME, RRType.NS },
            types);
        Assert.True(zone.Find("\u0001*\u0004apps\u0007example\u0003com\0"u8) >= 0);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 5300), Assert.Single(configuration.Settings.Server.Listen));
    }

    [Fact]
    public void Commands_Port53_IsNotNamed()
    {
        Assert.Equal(
            "dig @127.0.0.1 www.example.com A", DemoConfiguration.Commands(new(IPAddress.Loopback, 53)).First());
        Assert.Equal(
            "dig @::1 -p 54 www.example.com A", DemoConfiguration.Commands(new(IPAddress.IPv6Loopback, 54)).First());
    }
}
