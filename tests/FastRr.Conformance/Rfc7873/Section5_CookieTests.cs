using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc7873;

public sealed class Section5_CookieTests
{
    private static readonly byte[] s_clientCookie = [1, 2, 3, 4, 5, 6, 7, 8];
    private readonly TestResponder _responder = TestResponder.Of(ExampleZone.Text);

    [Fact]
    public void Ask_ClientCookie_GetsItBackWithAServerCookie()
    {
        var message = _responder.Ask(Query(s_clientCookie));
        Assert.Equal(3, message.Answers.Count);
        var cookie = message.Opt!.Option(10)!;
        Assert.Equal(24, cookie.Length);
        Assert.Equal(s_clientCookie, cookie[..8]);
        // RFC 9018 §4: version 1, reserved 0.
        Assert.Equal([1, 0, 0, 0], cookie[8..12]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(41)]
    public void Ask_CookieOfWrongLength_FormErr(int length) =>
        Assert.Equal(1, _responder.Ask(Query(new byte[length])).Rcode);

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(40)]
    public void Ask_CookieOfAnyRightLength_IsAnswered(int length) =>
        Assert.Equal(0, _responder.Ask(Query(new byte[length])).Rcode);

    [Fact]
    public void AskRaw_NoQuestionButACookie_GetsAServerCookie()
    {
        // §5.4.
        var message = AskWithoutQuestion(s_clientCookie);
        Assert.Equal(0, message.Rcode);
        Assert.Empty(message.Questions);
        Assert.Equal(24, message.Opt!.Option(10)!.Length);
    }

    [Fact]
    public void AskRaw_NoQuestionAndOurServerCookie_IsConfirmed()
    {
        var cookie = AskWithoutQuestion(s_clientCookie).Opt!.Option(10)!;
        Assert.Equal(0, AskWithoutQuestion(cookie).Rcode);
        cookie[^1] ^= 1;
        Assert.Equal(23, AskWithoutQuestion(cookie).Rcode);
    }

    [Fact]
    public void AskRaw_NoQuestionAndNoCookie_FormErr()
    {
        byte[] query = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0];
        Assert.Equal(1, DnsMessage.Parse(_responder.AskRaw(query)!).Rcode);
    }

    private static DnsQuery Query(byte[] cookie) =>
        new("www.example.com.", "A") { PayloadSize = 1232, Options = [(10, cookie)] };

    private DnsMessage AskWithoutQuestion(byte[] cookie)
    {
        byte[] query =
        [
            0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
            0, 0, 41, 4, 208, 0, 0, 0, 0, 0, (byte)(cookie.Length + 4), 0, 10, 0, (byte)cookie.Length, .. cookie,
        ];
        return DnsMessage.Parse(_responder.AskRaw(query)!);
    }
}
