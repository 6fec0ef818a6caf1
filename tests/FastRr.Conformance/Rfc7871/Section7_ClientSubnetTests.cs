using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc7871;

public sealed class Section7_ClientSubnetTests
{
    private readonly TestResponder _responder = TestResponder.Of(ExampleZone.Text);

    public static TheoryData<byte[]> Malformed => new(
        [],
        [0, 1, 24],
        // Family 0 and 3.
        [0, 0, 0, 0],
        [0, 3, 8, 0, 192],
        // More bits than the family has.
        [0, 1, 33, 0, 192, 0, 2, 1, 0],
        [0, 2, 129, 0, .. new byte[17]],
        // Address too short, too long.
        [0, 1, 24, 0, 192, 0],
        [0, 1, 24, 0, 192, 0, 2, 0],
        [0, 1, 0, 0, 0],
        // Scope in a query.
        [0, 1, 24, 24, 192, 0, 2],
        // Bits beyond the prefix.
        [0, 1, 23, 0, 192, 0, 3],
        [0, 2, 9, 0, 0x20, 0xFF]);

    [Theory]
    [InlineData(new byte[] { 0, 1, 24, 0, 192, 0, 2 })]
    [InlineData(new byte[] { 0, 1, 0, 0 })]
    [InlineData(new byte[] { 0, 2, 0, 0 })]
    [InlineData(new byte[] { 0, 1, 23, 0, 192, 0, 2 })]
    [InlineData(new byte[] { 0, 1, 32, 0, 192, 0, 2, 1 })]
    [InlineData(new byte[] { 0, 2, 56, 0, 0x20, 1, 0x0D, 0xB8, 0, 0, 1 })]
    public void Ask_WithSubnet_IsEchoedWithScopeZero(byte[] subnet)
    {
        foreach (var name in new[] { "www.example.com.", "nx.example.com.", "x.sub.example.com.", "x.example.org." })
        {
            var message = _responder.Ask(Query(name, subnet));
            Assert.Equal(subnet, message.Opt!.Option(8));
        }
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Ask_MalformedSubnet_FormErrWithoutEcho(byte[] subnet)
    {
        var message = _responder.Ask(Query("www.example.com.", subnet));
        Assert.Equal(1, message.Rcode);
        Assert.Single(message.Questions);
        Assert.NotNull(message.Opt);
        Assert.Null(message.Opt.Option(8));
    }

    [Fact]
    public void Ask_BesideOtherOptions_AllAreAnswered()
    {
        var subnet = new byte[] { 0, 1, 24, 0, 192, 0, 2 };
        var query = new DnsQuery("www.example.com.", "A")
        {
            PayloadSize = 1232,
            Options = [(12, new byte[7]), (8, subnet), (10, new byte[8]), (3, [])],
        };
        var message = _responder.Ask(query);
        Assert.Equal(3, message.Answers.Count);
        Assert.Equal(subnet, message.Opt!.Option(8));
        Assert.Equal(24, message.Opt.Option(10)!.Length);
    }

    [Fact]
    public void Ask_WithoutSubnet_GetsNone() =>
        Assert.Null(_responder.Ask(new DnsQuery("www.example.com.", "A") { PayloadSize = 1232 }).Opt!.Option(8));

    private static DnsQuery Query(string name, byte[] subnet) =>
        new(name, "A") { PayloadSize = 1232, Options = [(8, subnet)] };
}
