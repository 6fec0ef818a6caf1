using System.Net;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Engine.Steering;

public sealed class WhoAmITests
{
    private const string Name = "whoami.example.com.";

    private const string Zone = """
        $ORIGIN example.com.
        $TTL 300
        @     SOA   ns1 hostmaster 7 3600 600 86400 60
        @     NS    ns1
        ns1   A     192.0.2.53
        alias CNAME whoami
        """;

    private readonly TestResponder _responder =
        TestResponder.Of(new TestSteering { WhoAmI = Name }.WithThree().ToPlan(), Zone);

    [Theory]
    [InlineData("198.51.100.7", null, "\"address=198.51.100.7\" \"region=na\" \"rule=198.51.100.0/24\"")]
    [InlineData("10.0.0.1", null, "\"address=10.0.0.1\" \"region=eu\" \"rule=default\"")]
    [InlineData(
        "10.0.0.1", "203.0.113.128/25",
        "\"address=10.0.0.1\" \"subnet=203.0.113.128/25\" \"region=ap\" \"rule=203.0.113.0/24\"")]
    [InlineData(
        "2001:db8:5::9", "2001:db8:a::/56",
        "\"address=2001:db8:5::9\" \"subnet=2001:db8:a::/56\" \"region=na\" \"rule=2001:db8:a::/48\"")]
    public void Ask_Txt_TellsHowTheClientIsSeen(string source, string? subnet, string expected)
    {
        _responder.Source = IPAddress.Parse(source);
        var query = new DnsQuery(Name, "TXT");
        var message = _responder.Ask(subnet is null ? query : query.From(subnet));
        Assert.Equal([$"{expected} \"identity=test\""], TestResponder.DataOf(message.Answers));
        Assert.Equal(0u, message.Answers[0].TtlSeconds);
        if (subnet is not null)
            Assert.Equal(query.From(subnet).Options[0].Data[2], message.Opt!.Option(8)![3]);
    }

    [Theory]
    [InlineData("198.51.100.7", "A", "AAAA")]
    [InlineData("2001:db8:5::9", "AAAA", "A")]
    public void Ask_Address_OfTheFamilyItCameBy(string source, string type, string other)
    {
        _responder.Source = IPAddress.Parse(source);
        Assert.Equal([source], TestResponder.DataOf(_responder.Ask(Name, type).Answers));
        var message = _responder.Ask(Name, other);
        Assert.Equal((0, 0, 1), (message.Rcode, message.Answers.Count, message.Authorities.Count));
    }

    [Fact]
    public void Ask_Alias_EndsWithTheCName() =>
        Assert.Equal(TypeName.Parse("CNAME"), Assert.Single(_responder.Ask("alias.example.com.", "TXT").Answers).Type);

    [Fact]
    public void Respond_AnyType_AllocatesNothing()
    {
        foreach (var type in new[] { "TXT", "A", "AAAA" })
        {
            var query = new DnsQuery(Name, type);
            AllocationTests.AssertNoAllocation(_responder.Worker, query.Compose(), 1000);
            AllocationTests.AssertNoAllocation(_responder.Worker, query.From("203.0.113.0/24").Compose(), 1000);
        }
    }
}
