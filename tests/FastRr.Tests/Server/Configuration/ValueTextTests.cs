using FastRr.Server.Configuration;
using FastRr.Server.Configuration.Values;
using FastRr.Server.Configuration.Yaml;
using FastRr.Zones;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastRr.Tests.Server.Configuration;

public sealed class ValueTextTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("2s", 2_000)]
    [InlineData("5m", 300_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("30", 30_000)]
    [InlineData("0", 0)]
    [InlineData("1d2h3m4s5ms", 93_784_005)]
    public void TryParse_Duration_IsRead(string text, long milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out var value));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1.5s")]
    [InlineData("1m1h")]
    [InlineData("1s1s")]
    [InlineData("1h30")]
    [InlineData("5 s")]
    [InlineData("1S")]
    [InlineData("1week")]
    [InlineData("99999999999999999999s")]
    [InlineData("99999999d")]
    public void TryParse_NoDuration_IsRefused(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Fact]
    public void Format_AnyDuration_IsReadAsTheSame() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), milliseconds =>
        {
            var duration = TimeSpan.FromMilliseconds(milliseconds);
            return DurationText.TryParse(DurationText.Format(duration), out var read) && read == duration;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("50%", 0.5)]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("100%", 1)]
    [InlineData("12.5%", 0.125)]
    public void Parse_Share_IsRead(string text, double expected)
    {
        Assert.Null(ShareText.Parse(Scalar(text), out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("50", "50 is out of range: 0 to 1, or 0% to 100%")]
    [InlineData("101%", "101% is out of range: 0 to 1, or 0% to 100%")]
    [InlineData("-1", "'-1' is not a share: 0.5 or 50%")]
    [InlineData("%", "'%' is not a share: 0.5 or 50%")]
    [InlineData("NaN", "'NaN' is not a share: 0.5 or 50%")]
    [InlineData("1e0", "'1e0' is not a share: 0.5 or 50%")]
    public void Parse_NoShare_SaysWhy(string text, string expected) =>
        Assert.Equal(expected, ShareText.Parse(Scalar(text), out _));

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1:53")]
    [InlineData("192.0.2.1:5300", "192.0.2.1:5300")]
    [InlineData("0.0.0.0:53", "0.0.0.0:53")]
    [InlineData("127.0.0.1:0", "127.0.0.1:0")]
    [InlineData("[2001:DB8::1]:53", "[2001:db8::1]:53")]
    [InlineData("[::]", "[::]:53")]
    [InlineData("[::ffff:192.0.2.1]:53", "192.0.2.1:53")]
    public void Parse_EndPoint_IsRead(string text, string expected)
    {
        Assert.Null(EndPointText.Parse(text, out var value));
        Assert.Equal(expected, value.ToString());
    }

    [Theory]
    [InlineData("localhost:53", "is not an address")]
    [InlineData("10.1:53", "is not an address")]
    [InlineData("192.0.2.256", "is not an address")]
    [InlineData("", "is not an address")]
    [InlineData(":53", "is not an address")]
    [InlineData("192.0.2.1:", "'' is not a port from 1 to 65535")]
    [InlineData("192.0.2.1:65536", "'65536' is not a port from 1 to 65535")]
    [InlineData("192.0.2.1:dns", "'dns' is not a port from 1 to 65535")]
    [InlineData("::1", "as '[::1]' or '[::1]:53'")]
    [InlineData("::1:5300", "an IPv6 address stands in brackets")]
    [InlineData("[::1", "lacks a ']'")]
    [InlineData("[::1]53", "after ']' stands ':' and the port, or nothing")]
    [InlineData("[192.0.2.1]:53", "only IPv6 addresses stand in brackets")]
    public void Parse_NoEndPoint_SaysWhy(string text, string expected) =>
        Assert.Contains(expected, EndPointText.Parse(text, out _), StringComparison.Ordinal);

    [Theory]
    [InlineData("lisen", "listen")]
    [InlineData("lsiten", "listen")]
    [InlineData("udp_payload", "udp-payload")]
    [InlineData("IO", "io")]
    [InlineData("rate", null)]
    [InlineData("", null)]
    public void Find_Word_IsTheNearest(string word, string? expected) =>
        Assert.Equal(expected, NearestWord.Find(word, ["listen", "io", "udp-payload", "rate-limit"]));

    private static YamlScalar Scalar(string text) => new(new SourcePosition("test", 1, 1), text, isPlain: true);
}
