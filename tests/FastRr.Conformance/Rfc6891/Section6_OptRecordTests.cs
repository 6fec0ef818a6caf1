using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Conformance.Rfc6891;

public sealed class Section6_OptRecordTests
{
    private static readonly DnsQuery s_www = new("www.example.com.", "A") { PayloadSize = 1232 };
    private readonly TestResponder _responder = TestResponder.Of(ExampleZone.Text);

    [Fact]
    public void Ask_WithoutOpt_GetsNone() => Assert.Null(_responder.Ask(s_www with { PayloadSize = null }).Opt);

    [Theory]
    [InlineData(0)]
    [InlineData(512)]
    [InlineData(65535)]
    public void Ask_WithOpt_GetsOurs(int payloadSize)
    {
        var message = _responder.Ask(s_www with { PayloadSize = payloadSize });
        Assert.Equal(0, message.Rcode);
        Assert.NotNull(message.Opt);
        Assert.Equal(1232, message.Opt.PayloadSize);
        Assert.Equal(0, message.Opt.Version);
        Assert.False(message.Opt.DnssecOk);
        Assert.Empty(message.Opt.Options);
    }

    [Fact]
    public void Ask_DnssecOk_IsCopied() => Assert.True(_responder.Ask(s_www with { DnssecOk = true }).Opt!.DnssecOk);

    [Fact]
    public void Ask_VersionOne_BadVersWhateverTheOptions()
    {
        var message = _responder.Ask(s_www with { EdnsVersion = 1, Options = [(8, [0])] });
        Assert.Equal(16, message.Rcode);
        Assert.Equal(0, message.Opt!.Version);
        Assert.Empty(message.Answers);
        Assert.Single(message.Questions);
        Assert.Empty(message.Opt.Options);
    }

    [Fact]
    public void Ask_UnknownOptions_ArePassedOver()
    {
        var message = _responder.Ask(s_www with { Options = [(65001, [1, 2, 3]), (12, new byte[16]), (4, [])] });
        Assert.Equal(3, message.Answers.Count);
        Assert.Empty(message.Opt!.Options);
    }

    [Fact]
    public void AskRaw_TwoOpts_FormErr()
    {
        byte[] query = [.. s_www.Compose(), 0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0];
        query[11] = 2;
        Assert.Equal(1, DnsMessage.Parse(_responder.AskRaw(query)!).Rcode);
    }

    [Fact]
    public void AskRaw_OptWithAnOwner_FormErrWithoutOpt()
    {
        var plain = (s_www with { PayloadSize = null }).Compose();
        byte[] query = [.. plain, 1, (byte)'a', 0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0];
        query[11] = 1;
        var message = DnsMessage.Parse(_responder.AskRaw(query)!);
        Assert.Equal(1, message.Rcode);
        Assert.Null(message.Opt);
        Assert.Single(message.Questions);
    }

    [Fact]
    public void AskRaw_OtherAdditionalRecord_FormErr()
    {
        byte[] query = [.. (s_www with { PayloadSize = null }).Compose(), 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 1, 2, 3, 4];
        query[11] = 1;
        Assert.Equal(1, DnsMessage.Parse(_responder.AskRaw(query)!).Rcode);
    }

    [Fact]
    public void AskRaw_OptCutAnywhere_FormErr()
    {
        var query = (s_www with { Options = [(3, []), (65001, [1, 2])] }).Compose();
        var optStart = query.Length - 11 - 10;
        for (var length = optStart; length < query.Length; length++)
            Assert.Equal(1, DnsMessage.Parse(_responder.AskRaw(query.AsSpan(0, length))!).Rcode);
    }

    [Fact]
    public void AskRaw_OptionLongerThanTheOpt_FormErrWithOurOpt()
    {
        var query = (s_www with { Options = [(65001, [1, 2])] }).Compose();
        query[^3] = 3;
        var message = DnsMessage.Parse(_responder.AskRaw(query)!);
        Assert.Equal(1, message.Rcode);
        Assert.NotNull(message.Opt);
    }
}
