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
    [InlineData(RRType.RP, "louie.trantor.umd.edu. .", "056c6f756965077472616e746f7203756d64036564750000", "louie.trantor.umd.edu. .")]
    [InlineData(RRType.SRV, "0 1 9 old.", "000000010009036f6c6400", "0 1 9 old.")]
    [InlineData(RRType.SRV, "0 0 0 .", "00000000000000", "0 0 0 .")]
    [InlineData(
        RRType.SOA, "a. b. 1 1h 15m 1w2d 60", "0161000162000000000100000e1000000384000bdd800000003c", "a. b. 1 3600 900 777600 60")]
    [InlineData(
        RRType.SOA, "a. b. 4294967295 4294967295 0 0 0", "016100016200ffffffffffffffff000000000000000000000000", "a. b. 4294967295 4294967295 0 0 0")]
    [InlineData(RRType.HINFO, "PC-Intel-700mhz \"Redhat Linux 7.1\"", "0f50432d496e74656c2d3730306d687a" + "10526564686174204c696e757820372e31", "\"PC-Intel-700mhz\" \"Redhat Linux 7.1\"")]
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
}
