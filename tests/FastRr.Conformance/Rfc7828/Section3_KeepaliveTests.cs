using FastRr.Engine;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc7828;

public sealed class Section3_KeepaliveTests
{
    private static readonly DnsQuery s_query =
        new("www.example.com.", "A") { PayloadSize = 1232, Options = [(11, [])] };

    private readonly TestResponder _responder =
        TestResponder.Of(new ResponderOptions { TcpIdleTimeout = TimeSpan.FromSeconds(30) }, ExampleZone.Text);

    [Fact]
    public void Ask_OverTcp_TellsTheTimeoutInTenthsOfASecond() =>
        Assert.Equal([0x01, 0x2C], _responder.Ask(s_query, isStream: true).Opt!.Option(11));

    [Fact]
    public void Ask_OverTcpUnasked_TellsNothing() =>
        Assert.Null(_responder.Ask(s_query with { Options = [] }, isStream: true).Opt!.Option(11));

    [Fact]
    public void Ask_OverUdp_IsIgnored()
    {
        var message = _responder.Ask(s_query);
        Assert.Equal(3, message.Answers.Count);
        Assert.Null(message.Opt!.Option(11));
    }
}
