using FastRr.Wire.Registry;
using Xunit;
using static FastRr.Tests.Wire.RData.RDataTextFixture;

namespace FastRr.Tests.Wire.RData;

/// <summary>The types of RFC 1035, and AAAA, SRV, RP, AFSDB, KX, DNAME, NAPTR.</summary>
public sealed class BasicTypesTests
{
    private const string ExampleCom = "076578616d706c6503636f6d00";

    [Theory]
    [InlineData(RRType.A, "192.0.2.1", "c0000201", "192.0.2.1")]
    [InlineData(RRType.A, "0.0.0.0", "00000000", "0.0.0.0")]
    [InlineData(RRType.A, "255.255.255.255", "ffffffff", "255.255.255.255")]
    [InlineData(RRType.AAAA, "2001:db8::1", "20010db8000000000000000000000001", "2001:db8::1")]
    [InlineData(RRType.AAAA, "::", "00000000000000000000000000000000", "::")]
    [InlineData(RRType.AAAA, "::1", "00000000000000000000000000000001", "::1")]
    [InlineData(RRType.AAAA, "1::", "00010000000000000000000000000000", "1::")]
    [InlineData(RRType.AAAA, "2001:DB8:0:0:1:0:0:1", "20010db8000000000001000000000001", "2001:db8::1:0:0:1")]
    [InlineData(RRType.AAAA, "1:0:2:3:4:5:6:7", "00010000000200030004000500060007", "1:0:2:3:4:5:6:7")]
    [InlineData(RRType.AAAA, "1:2:3:4:5:6:7::", "00010002000300040005000600070000", "1:2:3:4:5:6:7:0")]
    [InlineData(RRType.AAAA, "::ffff:192.0.2.33", "00000000000000000000ffffc0000221", "::ffff:192.0.2.33")]
    [InlineData(RRType.AAAA, "64:ff9b::192.0.2.33", "0064ff9b0000000000000000c0000221", "64:ff9b::c000:221")]
    [InlineData(RRType.NS, "ns1", "036e7331" + ExampleCom, "ns1.example.com.")]
    [InlineData(RRType.NS, "@", ExampleCom, "example.com.")]
    [InlineData(RRType.NS, "\\@", "0140" + ExampleCom, "\\@.example.com.")]
    [InlineData(RRType.NS, ".", "00", ".")]
    [InlineData(RRType.CNAME, "Www.Example.COM.", "03577777074578616d706c6503434f4d00", "Www.Example.COM.")]
    [InlineData(RRType.CNAME, "a\\.b.c.", "03612e62016300", "a\\.b.c.")]
    [InlineData(RRType.PTR, "host\\046\\000.", "06686f73742e0000", "host\\.\\000.")]
    [InlineData(RRType.DNAME, "Other.", "054f7468657200", "Other.")]
    [InlineData(RRType.MX, "10 mail", "000a046d61696c" + ExampleCom, "10 mail.example.com.")]
    [InlineData(RRType.MX, "0 .", "000000", "0 .")]
    [InlineData(RRType.KX, "65535 kx.", "ffff026b7800", "65535 kx.")]
    [InlineData(RRType.AFSDB, "1 db.", "000102646200", "1 db.")]
    [InlineData(
        RRType.RP,
        "louie.trantor.umd.edu. .",
        "056c6f756965077472616e746f7203756d64036564750000",
        "louie.trantor.umd.edu. .")]
    [InlineData(RRType.SRV, "0 1 9 old.", "000000010009036f6c6400", "0 1 9 old.")]
    [InlineData(RRType.SRV, "0 0 0 .", "00000000000000", "0 0 0 .")]
    [InlineData(
        RRType.SOA,
        "a. b. 1 1h 15m 1w2d 60",
        "0161000162000000000100000e1000000384000bdd800000003c",
        "a. b. 1 3600 900 777600 60")]
    [InlineData(
        RRType.SOA,
        "a. b. 4294967295 4294967295 0 0 0",
        "016100016200ffffffffffffffff000000000000000000000000",
        "a. b. 4294967295 4294967295 0 0 0")]
    [InlineData(
        RRType.HINFO,
        "PC-Intel-700mhz \"Redhat Linux 7.1\"",
        "0f50432d496e74656c2d3730306d687a" + "10526564686174204c696e757820372e31",
        "\"PC-Intel-700mhz\" \"Redhat Linux 7.1\"")]
    [InlineData(RRType.TXT, "abc", "03616263", "\"abc\"")]
    [InlineData(RRType.TXT, "\"a b\" c \"\"", "03612062016300", "\"a b\" \"c\" \"\"")]
    [InlineData(RRType.TXT, "\"a\\\"b\\\\c\\010\\065\"", "076122625c630a41", "\"a\\\"b\\\\c\\010A\"")]
    [InlineData(RRType.TXT, "\"\\#\" 4", "01230134", "\"#\" \"4\"")]
    [InlineData(RRType.SPF, "\"v=spf1 -all\"", "0b763d73706631202d616c6c", "\"v=spf1 -all\"")]
    [InlineData(
        RRType.NAPTR,
        "100 50 \"s\" \"z3950+I2L+I2C\" \"\" _z3950._tcp.gatech.edu.",
        "006400320173" + "0d7a333935302b49324c2b493243" + "00" + "065f7a33393530045f746370066761746563680365647500",
        "100 50 \"s\" \"z3950+I2L+I2C\" \"\" _z3950._tcp.gatech.edu.")]
    public void TryParse_ValidText_GivesTheOctetsAndBack(RRType type, string text, string hex, string canonical)
    {
        AssertParses(type, text, hex, canonical);
    }

    [Theory]
    [InlineData(RRType.A, "", 0, "expected an IPv4 address, found the end of the record")]
    [InlineData(RRType.A, "192.0.2", 0, "expected an IPv4 address, found '192.0.2'")]
    [InlineData(RRType.A, "192.0.2.256", 0, "expected an IPv4 address, found '192.0.2.256'")]
    [InlineData(RRType.A, "192.0.2.01", 0, "expected an IPv4 address, found '192.0.2.01'")]
    [InlineData(RRType.A, "192.0.2.1.", 0, "expected an IPv4 address, found '192.0.2.1.'")]
    [InlineData(RRType.A, "\"192.0.2.1\"", 0, "expected an IPv4 address, found \"192.0.2.1\"")]
    [InlineData(RRType.A, "192.0.2.1 192.0.2.2", 1, "unexpected '192.0.2.2' after the last field of A")]
    [InlineData(RRType.A, "2001:db8::1", 0, "expected an IPv4 address, found '2001:db8::1'")]
    [InlineData(RRType.AAAA, "192.0.2.1", 0, "expected an IPv6 address, found '192.0.2.1'")]
    [InlineData(RRType.AAAA, ":", 0, "expected an IPv6 address, found ':'")]
    [InlineData(RRType.AAAA, ":::", 0, "expected an IPv6 address, found ':::'")]
    [InlineData(RRType.AAAA, "1::2::3", 0, "expected an IPv6 address, found '1::2::3'")]
    [InlineData(RRType.AAAA, "1:2:3:4:5:6:7", 0, "expected an IPv6 address, found '1:2:3:4:5:6:7'")]
    [InlineData(RRType.AAAA, "1:2:3:4:5:6:7:8:9", 0, "expected an IPv6 address, found '1:2:3:4:5:6:7:8:9'")]
    [InlineData(RRType.AAAA, "1:2:3:4::5:6:7:8", 0, "expected an IPv6 address, found '1:2:3:4::5:6:7:8'")]
    [InlineData(RRType.AAAA, "1:2:3:4:5:6:7:1.2.3.4", 0, "expected an IPv6 address, found '1:2:3:4:5:6:7:1.2.3.4'")]
    [InlineData(RRType.AAAA, "1:2:3:4:5:6:7:", 0, "expected an IPv6 address, found '1:2:3:4:5:6:7:'")]
    [InlineData(RRType.AAAA, "::12345", 0, "expected an IPv6 address, found '::12345'")]
    [InlineData(RRType.AAAA, "::g", 0, "expected an IPv6 address, found '::g'")]
    [InlineData(RRType.AAAA, "::1.2.3.4:5", 0, "expected an IPv6 address, found '::1.2.3.4:5'")]
    [InlineData(RRType.AAAA, "fe80::1%eth0", 0, "expected an IPv6 address, found 'fe80::1%eth0'")]
    [InlineData(RRType.NS, "", 0, "expected a domain name, found the end of the record")]
    [InlineData(RRType.NS, "a..b.", 0, "'a..b.' is no domain name: it has an empty label")]
    [InlineData(RRType.NS, ".a.", 0, "'.a.' is no domain name: it has an empty label")]
    [InlineData(RRType.NS, "\"\"", 0, "\"\" is no domain name: it has an empty label")]
    [InlineData(
        RRType.NS, "a\\256.", 0,
        "'a\\256.' is no domain name: it has a bad escape: write \\DDD, three digits up to 255, or \\X")]
    [InlineData(RRType.NS, "a\"b.", 0, "'a\"b.' is no domain name: it has a quotation mark inside")]
    [InlineData(RRType.NS, "ns. extra", 1, "unexpected 'extra' after the last field of NS")]
    [InlineData(
        RRType.PTR, "\\", 0,
        "'\\' is no domain name: it has a bad escape: write \\DDD, three digits up to 255, or \\X")]
    [InlineData(RRType.DNAME, "", 0, "expected a domain name, found the end of the record")]
    [InlineData(RRType.MX, "mail", 0, "expected a number from 0 to 65535, found 'mail'")]
    [InlineData(RRType.MX, "65536 mail", 0, "expected a number from 0 to 65535, found '65536'")]
    [InlineData(RRType.MX, "-1 mail", 0, "expected a number from 0 to 65535, found '-1'")]
    [InlineData(RRType.MX, "10", 1, "expected a domain name, found the end of the record")]
    [InlineData(RRType.KX, "1", 1, "expected a domain name, found the end of the record")]
    [InlineData(RRType.AFSDB, "a b", 0, "expected a number from 0 to 65535, found 'a'")]
    [InlineData(RRType.RP, "a.", 1, "expected a domain name, found the end of the record")]
    [InlineData(RRType.SRV, "1 2 x y.", 2, "expected a number from 0 to 65535, found 'x'")]
    [InlineData(RRType.SRV, "1 2 3", 3, "expected a domain name, found the end of the record")]
    [InlineData(RRType.SRV, "1 2 3 a. b.", 4, "unexpected 'b.' after the last field of SRV")]
    [InlineData(
        RRType.SOA, "a. b. 4294967296 1 1 1 1", 2,
        "expected a number from 0 to 4294967295, found '4294967296'")]
    [InlineData(RRType.SOA, "a. b. 1h 1 1 1 1", 2, "expected a number from 0 to 4294967295, found '1h'")]
    [InlineData(
        RRType.SOA, "a. b. 1 1x 1 1 1", 3,
        "expected a number of seconds up to 4294967295, or a time such as 1h30m, found '1x'")]
    [InlineData(
        RRType.SOA, "a. b. 1 1h30 1 1 1", 3,
        "expected a number of seconds up to 4294967295, or a time such as 1h30m, found '1h30'")]
    [InlineData(
        RRType.SOA, "a. b. 1 1 1 1", 6,
        "expected a number of seconds up to 4294967295, or a time such as 1h30m, found the end of the record")]
    [InlineData(RRType.HINFO, "one", 1, "expected a character-string, found the end of the record")]
    [InlineData(RRType.TXT, "", 0, "expected a character-string, found the end of the record")]
    [InlineData(
        RRType.TXT, "a\"b c\"d", 0,
        "a quotation mark inside unquoted text: quote it as a whole, or escape the mark")]
    [InlineData(RRType.TXT, "ok bad\\999", 1, "a bad escape: write \\DDD, three digits up to 255, or \\X")]
    [InlineData(RRType.SPF, "", 0, "expected a character-string, found the end of the record")]
    [InlineData(RRType.NAPTR, "100 10 \"\" \"\" \"\"", 5, "expected a domain name, found the end of the record")]
    [InlineData(RRType.NAPTR, "100 x \"\" \"\" \"\" .", 1, "expected a number from 0 to 65535, found 'x'")]
    [InlineData(RRType.OPT, "\\# 0", 0, "OPT is not a type of zone data")]
    [InlineData(RRType.ANY, "x", 0, "ANY is not a type of zone data")]
    public void TryParse_WrongText_NamesTokenAndReason(RRType type, string text, int token, string message)
    {
        AssertFails(type, text, token, message);
    }

    [Fact]
    public void TryParse_LabelOrStringTooLong_IsNamedByItsStart()
    {
        AssertFails(
            RRType.CNAME,
            new string('x', 65) + ".",
            0,
            $"'{new string('x', 64)}...' is no domain name: it has a label of more than 63 octets");
        AssertFails(
            RRType.TXT,
            "\"ok\" " + new string('x', 256),
            1,
            "a character-string has 255 octets at most: write it as several");
    }
}
