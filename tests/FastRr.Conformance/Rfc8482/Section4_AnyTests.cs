using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc8482;

public sealed class Section4_AnyTests
{
    private readonly TestResponder _responder = TestResponder.Of(ExampleZone.Text);

    [Theory]
    [InlineData("www.example.com.")]
    [InlineData("example.com.")]
    [InlineData("mx2.example.com.")]
    [InlineData("dname.example.com.")]
    public void Ask_Any_GetsOneRRsetOverUdpAndTcpAlike(string name)
    {
        foreach (var isStream in new[] { false, true })
        {
            var message = _responder.Ask(new DnsQuery(name, "ANY"), isStream);
            Assert.Equal(0, message.Rcode);
            Assert.NotEmpty(message.Answers);
            Assert.Single(message.Answers.Select(record => record.Type).Distinct());
        }
    }

    [Fact]
    public void Ask_AnyOfAMissingName_NXDomain() => Assert.Equal(3, _responder.Ask("nx.example.com.", "ANY").Rcode);
}
