using FastRr.Testing.Dns;
using Xunit;

namespace FastRr.Scenarios.Testing;

/// <summary>The decoder judges the server, so it is tried itself: on messages made by hand.</summary>
public sealed class DnsMessageTests
{
    private const string Question = "03777777 07 6578616d706c65 03 636f6d 00 0001 0001";

    [Fact]
    public void Parse_AnswerWithPointers_DecompressesNames()
    {
        var message = Parse($"1234 8580 0001 0002 0000 0000 {Question}"
            + "c00c 0005 0001 0000012c 0006 03 66 6f 6f c010"
            + "03 666f6f c010 000f 0001 0000012c 0004 000a c010");
        Assert.Equal("www.example.com. 300 IN CNAME foo.example.com.", message.Answers[0].ToString());
        Assert.Equal("foo.example.com. 300 IN MX 10 example.com.", message.Answers[1].ToString());
        Assert.Equal("qr aa rd ra", message.Flags);
    }

    [Fact]
    public void Parse_OptRecord_ExtendsTheRcode()
    {
        var message = Parse($"1234 8000 0001 0000 0000 0001 {Question} 00 0029 04d0 01 00 8000 0006 000f 0002 0014");
        Assert.Equal("BADVERS", RcodeName.Format(message.Rcode));
        Assert.Equal(1232, message.Opt!.PayloadSize);
        Assert.True(message.Opt.DnssecOk);
        Assert.Equal(20, message.ExtendedError);
    }

    [Theory]
    [InlineData("1234 8000 0001 0000 0000 00")]
    [InlineData("1234 8000 0001 0000 0000 0000 03777777")]
    [InlineData($"1234 8000 0001 0000 0000 0000 {Question} 00")]
    [InlineData($"1234 8000 0001 0001 0000 0000 {Question}")]
    [InlineData($"1234 8000 0001 0001 0000 0000 {Question} c021 0001 0001 00000000 0004 c0000201")]
    [InlineData($"1234 8000 0001 0001 0000 0000 {Question} c004 0001 0001 00000000 0004 c0000201")]
    [InlineData($"1234 8000 0001 0001 0000 0000 {Question} c00c 0001 0001 00000000 0005 c0000201")]
    [InlineData($"1234 8000 0001 0001 0000 0000 {Question} c00c 0005 0001 00000000 0001 c00c")]
    [InlineData($"1234 8000 0001 0001 0000 0000 {Question} c00c 0021 0001 00000000 0008 0000 0000 0000 c00c")]
    [InlineData($"1234 8000 0001 0000 0000 0002 {Question} 00 0029 04d0 00000000 0000 00 0029 04d0 00000000 0000")]
    [InlineData($"1234 8000 0001 0000 0000 0001 {Question} 00 0029 04d0 00000000 0004 0003 0001")]
    public void Parse_BrokenMessage_Throws(string hex) => Assert.Throws<FormatException>(() => Parse(hex));

    [Theory]
    [InlineData(".", "00")]
    [InlineData("example.com", "076578616d706c6503636f6d00")]
    [InlineData("a\\.b.c.", "03612e62016300")]
    [InlineData("\\000\\255.x.", "0200ff017800")]
    public void WireName_EscapedName_GoesBothWays(string text, string hex)
    {
        Assert.Equal(hex, Convert.ToHexStringLower(WireName.Parse(text)));
        Assert.Equal(text.TrimEnd('.') + ".", WireName.Format(Convert.FromHexString(hex)));
    }

    [Fact]
    public void Compose_QueryWithOption_IsAsTheRfcsSay()
    {
        var query = new DnsQuery("www.example.com", "A")
        {
            Id = 0x1234,
            RecursionDesired = true,
            PayloadSize = 512,
            DnssecOk = true,
            Options = [(3, [])],
        };
        Assert.Equal(
            Octets($"1234 0100 0001 0000 0000 0001 {Question} 00 0029 0200 00 00 8000 0004 0003 0000"),
            query.Compose());
    }

    private static DnsMessage Parse(string hex) => DnsMessage.Parse(Octets(hex));

    private static byte[] Octets(string hex) => Convert.FromHexString(hex.Replace(" ", ""));
}
