using FastRr.Wire.Registry;
using Xunit;
using static FastRr.Tests.Wire.RData.RDataTextFixture;

namespace FastRr.Tests.Wire.RData;

/// <summary>
/// SVCB and HTTPS: the test vectors of RFC 9460 appendix D and the rules of its §2, §7 and §8; octets as BIND 9 gives
/// them.
/// </summary>
public sealed class ServiceBindingTests
{
    private const string Alpn =
        "expected alpn= and a list of protocols of 1 to 255 octets such as h2,h3, found ";

    private const string DohPath =
        "expected dohpath= and a URI template that starts with '/' and has the variable dns, found ";

    private const string Mandatory =
        "expected mandatory= and a list of keys, none twice, mandatory itself not among them, found ";

    [Theory]
    [InlineData(RRType.SVCB, "0 foo.example.com.", "000003666f6f076578616d706c6503636f6d00", "0 foo.example.com.")]
    [InlineData(RRType.SVCB, "1 .", "000100", "1 .")]
    [InlineData(
        RRType.SVCB,
        "16 foo.example.com. port=53",
        "001003666f6f076578616d706c6503636f6d00000300020035",
        "16 foo.example.com. port=53")]
    [InlineData(
        RRType.SVCB,
        "1 foo.example.com. key667=hello",
        "000103666f6f076578616d706c6503636f6d00029b000568656c6c6f",
        "1 foo.example.com. key667=\"hello\"")]
    [InlineData(
        RRType.SVCB,
        "1 foo.example.com. key667=\"hello\\210qoo\"",
        "000103666f6f076578616d706c6503636f6d00029b000968656c6c6fd2716f6f",
        "1 foo.example.com. key667=\"hello\\210qoo\"")]
    [InlineData(
        RRType.SVCB,
        "1 foo.example.com. ipv6hint=\"2001:db8::1,2001:db8::53:1\"",
        "000103666f6f076578616d706c6503636f6d000006002020010db800000000000000000000000120010db80000000000000000"
        + "00530001",
        "1 foo.example.com. ipv6hint=2001:db8::1,2001:db8::53:1")]
    [InlineData(
        RRType.SVCB,
        "16 foo.example.org. alpn=h2,h3-19 mandatory=ipv4hint,alpn ipv4hint=192.0.2.1",
        "001003666f6f076578616d706c65036f7267000000000400010004000100090268320568332d313900040004c0000201",
        "16 foo.example.org. mandatory=alpn,ipv4hint alpn=\"h2,h3-19\" ipv4hint=192.0.2.1")]
    [InlineData(
        RRType.SVCB,
        "16 foo.example.org. alpn=\"f\\\\\\\\oo\\\\,bar,h2\"",
        "001003666f6f076578616d706c65036f7267000001000c08665c6f6f2c626172026832",
        "16 foo.example.org. alpn=\"f\\\\\\\\oo\\\\,bar,h2\"")]
    [InlineData(
        RRType.SVCB,
        "16 foo.example.org. alpn=f\\\\\\092oo\\092,bar,h2",
        "001003666f6f076578616d706c65036f7267000001000c08665c6f6f2c626172026832",
        "16 foo.example.org. alpn=\"f\\\\\\\\oo\\\\,bar,h2\"")]
    [InlineData(
        RRType.HTTPS,
        "1 . alpn=h2 no-default-alpn ech=AEn+ dohpath=/dns-query{?dns} key8=",
        "0001000001000302683200020000000500030049fe000700102f646e732d71756572797b3f646e737d00080000",
        "1 . alpn=\"h2\" no-default-alpn ech=AEn+ dohpath=\"/dns-query{?dns}\" ohttp")]
    // RFC 9460 §2.4.2: parameters in AliasMode are ignored by clients, and kept.
    [InlineData(RRType.SVCB, "0 a. port=1", "0000 016100 000300020001", "0 a. port=1")]
    [InlineData(
        RRType.HTTPS,
        "1 . key65534 port=\"443\" key1=\\002h2",
        "0001 00 00010003026832 0003000201bb fffe0000",
        "1 . alpn=\"h2\" port=443 key65534")]
    [InlineData(
        RRType.HTTPS,
        "1 . ipv6hint=::,::1 ipv4hint=1.2.3.4,5.6.7.8",
        "0001 00 00040008 01020304 05060708 00060020 00000000000000000000000000000000 00000000000000000000000000000001",
        "1 . ipv4hint=1.2.3.4,5.6.7.8 ipv6hint=::,::1")]
    [InlineData(
        RRType.HTTPS,
        "1 . no-default-alpn=\"\" alpn=a\\032b",
        "0001 00 00010004 03612062 00020000",
        "1 . alpn=\"a b\" no-default-alpn")]
    [InlineData(
        RRType.HTTPS,
        "1 . dohpath=/q{/a,dns*}",
        "0001 00 0007000b 2f717b2f612c646e732a7d",
        "1 . dohpath=\"/q{/a,dns*}\"")]
    public void TryParse_ValidText_GivesTheOctetsAndBack(RRType type, string text, string hex, string canonical)
    {
        AssertParses(type, text, hex, canonical);
    }

    [Theory]
    [InlineData(RRType.SVCB, "", 0, "expected a number from 0 to 65535, found the end of the record")]
    [InlineData(RRType.SVCB, "1", 1, "expected a domain name, found the end of the record")]
    [InlineData(
        RRType.SVCB, "1 . alpn=h\"2\"", 2,
        "a quotation mark inside a value: quote the value as a whole, or escape the mark")]
    [InlineData(
        RRType.SVCB, "1 . alpn=\"", 2,
        "a quotation mark inside a value: quote the value as a whole, or escape the mark")]
    [InlineData(RRType.SVCB, "1 . port=53 port=54", 3, "port stands here a second time")]
    [InlineData(RRType.SVCB, "1 . key3=\\000\\053 port=54", 3, "port stands here a second time")]
    [InlineData(RRType.SVCB, "1 . port=1 no-default-alpn", 3, "no-default-alpn needs alpn beside it")]
    [InlineData(RRType.SVCB, "1 . mandatory=port", 2, "mandatory names port, which is not there")]
    [InlineData(RRType.SVCB, "1 . port=1 mandatory=port,key7777", 3, "mandatory names key7777, which is not there")]
    [InlineData(
        RRType.SVCB, "1 . key65535=x", 2,
        "expected a service parameter such as alpn=h2 or key667=text, found 'key65535=x'")]
    [InlineData(
        RRType.SVCB, "1 . key65536=x", 2,
        "expected a service parameter such as alpn=h2 or key667=text, found 'key65536=x'")]
    [InlineData(
        RRType.SVCB, "1 . key007=x", 2,
        "expected a service parameter such as alpn=h2 or key667=text, found 'key007=x'")]
    [InlineData(
        RRType.SVCB, "1 . PORT=53", 2,
        "expected a service parameter such as alpn=h2 or key667=text, found 'PORT=53'")]
    [InlineData(
        RRType.SVCB, "1 . foo=bar", 2,
        "expected a service parameter such as alpn=h2 or key667=text, found 'foo=bar'")]
    [InlineData(
        RRType.SVCB, "1 . =bar", 2,
        "expected a service parameter such as alpn=h2 or key667=text, found '=bar'")]
    [InlineData(
        RRType.SVCB, "1 . \"alpn=h2\"", 2,
        "expected a service parameter such as alpn=h2 or key667=text, found \"alpn=h2\"")]
    [InlineData(
        RRType.SVCB, "1 . key667=a\\25", 2,
        "expected a service parameter such as key667=text, with right escapes, found 'key667=a\\25'")]
    [InlineData(
        RRType.HTTPS, "1 \"a b.\" x", 2,
        "expected a service parameter such as alpn=h2 or key667=text, found 'x'")]
    public void TryParse_WrongText_NamesTokenAndReason(RRType type, string text, int token, string message)
    {
        AssertFails(type, text, token, message);
    }

    [Theory]
    [InlineData(
        RRType.SVCB, "1 . alpn", 2,
        Alpn + "'alpn'")]
    [InlineData(
        RRType.SVCB, "1 . alpn=h2,,h3", 2,
        Alpn + "'alpn=h2,,h3'")]
    [InlineData(
        RRType.SVCB, "1 . alpn=h2,", 2,
        Alpn + "'alpn=h2,'")]
    [InlineData(
        RRType.SVCB, "1 . alpn=a\\\\b", 2,
        Alpn + "'alpn=a\\\\b'")]
    [InlineData(RRType.SVCB, "1 . key3=x", 2, "expected port= and a number from 0 to 65535, found 'key3=x'")]
    [InlineData(RRType.SVCB, "1 . port=65536", 2, "expected port= and a number from 0 to 65535, found 'port=65536'")]
    [InlineData(RRType.SVCB, "1 . port", 2, "expected port= and a number from 0 to 65535, found 'port'")]
    [InlineData(
        RRType.SVCB, "1 . no-default-alpn=x alpn=h2", 2,
        "expected no-default-alpn without a value, found 'no-default-alpn=x'")]
    [InlineData(
        RRType.SVCB, "1 . ipv4hint=192.0.2", 2,
        "expected ipv4hint= and a list of IPv4 addresses, found 'ipv4hint=192.0.2'")]
    [InlineData(RRType.SVCB, "1 . ipv4hint=", 2, "expected ipv4hint= and a list of IPv4 addresses, found 'ipv4hint='")]
    [InlineData(
        RRType.SVCB, "1 . ipv6hint=::1,192.0.2.1", 2,
        "expected ipv6hint= and a list of IPv6 addresses, found 'ipv6hint=::1,192.0.2.1'")]
    [InlineData(RRType.SVCB, "1 . ech=", 2, "expected ech= and base64, found 'ech='")]
    [InlineData(RRType.SVCB, "1 . ech=AQ", 2, "expected ech= and base64, found 'ech=AQ'")]
    [InlineData(
        RRType.SVCB, "1 . mandatory=port,port port=1", 2,
        Mandatory + "'mandatory=port,port'")]
    [InlineData(
        RRType.SVCB, "1 . mandatory=mandatory", 2,
        Mandatory + "'mandatory=mandatory'")]
    [InlineData(
        RRType.SVCB, "1 . mandatory=PORT port=1", 2,
        Mandatory + "'mandatory=PORT'")]
    [InlineData(RRType.HTTPS, "1 . ohttp=1", 2, "expected ohttp without a value, found 'ohttp=1'")]
    [InlineData(
        RRType.HTTPS, "1 . dohpath=/dns-query", 2,
        DohPath + "'dohpath=/dns-query'")]
    [InlineData(
        RRType.HTTPS, "1 . dohpath=x{?dns}", 2,
        DohPath + "'dohpath=x{?dns}'")]
    [InlineData(
        RRType.HTTPS, "1 . dohpath=/{?dns}\\255", 2,
        DohPath + "'dohpath=/{?dns}\\255'")]
    [InlineData(
        RRType.HTTPS, "1 . dohpath=/{?dns", 2,
        DohPath + "'dohpath=/{?dns'")]
    public void TryParse_ValueNotInItsKeysForm_SaysTheForm(RRType type, string text, int token, string message)
    {
        AssertFails(type, text, token, message);
    }
}
