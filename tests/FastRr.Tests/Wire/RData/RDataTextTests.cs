using System.Text;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;
using Xunit;
using static FastRr.Tests.Wire.RData.RDataTextFixture;

namespace FastRr.Tests.Wire.RData;

public sealed class RDataTextTests
{
    private const string UnknownFormat =
        @"the format of TYPE731 is not known: write its data as \# length hexadecimal (RFC 3597)";

    private const string TooLong = "the record's data is longer than 65535 octets";

    [Theory]
    // The examples of RFC 3597 §5.
    [InlineData((RRType)731, @"\# 6 abcdef 01 23 45", "abcdef012345", @"\# 6 abcdef012345")]
    [InlineData((RRType)62347, @"\# 0", "", @"\# 0")]
    [InlineData(RRType.A, @"\# 4 0A000001", "0a000001", "10.0.0.1")]
    [InlineData(RRType.A, @"\# 4 0 A 0 00 001", "0a000001", "10.0.0.1")]
    [InlineData(RRType.MX, @"\# 5 000a 016100", "000a016100", "10 a.")]
    [InlineData(RRType.TXT, @"\# 1 00", "00", "\"\"")]
    public void TryParse_GenericForm_FitsEveryType(RRType type, string text, string hex, string canonical)
    {
        AssertParses(type, text, hex, canonical);
    }

    [Theory]
    [InlineData((RRType)731, "", 0, UnknownFormat)]
    [InlineData((RRType)731, "abcd", 0, UnknownFormat)]
    [InlineData((RRType)731, @"\#", 1, "expected the data's length, 0 to 65535, found the end of the record")]
    [InlineData((RRType)731, @"\# x", 1, "expected the data's length, 0 to 65535, found 'x'")]
    [InlineData((RRType)731, @"\# 65536 00", 1, "expected the data's length, 0 to 65535, found '65536'")]
    [InlineData((RRType)731, @"\# 2 00", 1, "the length says 2 octets, the data has 1")]
    [InlineData((RRType)731, @"\# 0 00", 1, "the length says 0 octets, the data has 1")]
    [InlineData((RRType)731, @"\# 1 000", 2, "an odd number of hexadecimal digits")]
    [InlineData((RRType)731, @"\# 2 00 zz", 3, "expected hexadecimal digits, found 'zz'")]
    [InlineData((RRType)731, "\\# 1 \"00\"", 2, "expected hexadecimal digits, found \"00\"")]
    [InlineData(RRType.A, @"\# 3 000102", 1, "these octets are not in the format of A")]
    [InlineData(RRType.NS, @"\# 2 c00c", 1, "these octets are not in the format of NS")]
    [InlineData(RRType.MX, @"\# 6 000a01610000", 1, "these octets are not in the format of MX")]
    [InlineData(RRType.TXT, @"\# 0", 1, "these octets are not in the format of TXT")]
    [InlineData((RRType)0, @"\# 0", 0, "TYPE0 is not a type of zone data")]
    [InlineData(RRType.TSIG, "a. 1", 0, "TSIG is not a type of zone data")]
    public void TryParse_WrongGenericForm_NamesTokenAndReason(RRType type, string text, int token, string message)
    {
        AssertFails(type, text, token, message);
    }

    [Theory]
    [InlineData(RRType.A, "00000000 00")]
    [InlineData(RRType.AAAA, "00")]
    [InlineData(RRType.CNAME, "c000")]
    [InlineData(RRType.SOA, "0000 00000000000000000000000000000000000000")]
    [InlineData(RRType.TXT, "")]
    [InlineData(RRType.TXT, "0261")]
    [InlineData(RRType.LOC, "00 12 16 13 8b3556c8 80081650 00989a")]
    [InlineData(RRType.LOC, "00 a2 16 13 8b3556c8 80081650 00989a68")]
    [InlineData(RRType.LOC, "00 02 16 13 8b3556c8 80081650 00989a68")]
    [InlineData(RRType.LOC, "00 12 16 13 934fd901 80081650 00989a68")]
    [InlineData(RRType.LOC, "00 12 16 13 8b3556c8 a69fb201 00989a68")]
    [InlineData(RRType.SRV, "0000 0000 00 00")]
    [InlineData(RRType.NSEC, "00")]
    [InlineData(RRType.NSEC, "00 0000")]
    [InlineData(RRType.NSEC, "00 000100")]
    [InlineData(RRType.NSEC, "00 000180")] // TYPE0
    [InlineData(RRType.NSEC, "00 0006000000000040")] // OPT
    [InlineData(RRType.NSEC, "00 000140 000140")]
    [InlineData(RRType.NSEC, "00 010140 000140")]
    [InlineData(RRType.NSEC, "00 0021 000000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData(RRType.NSEC3, "01 00 0000 00 00")]
    [InlineData(RRType.SVCB, "0001 00 0003 0001 00")]
    [InlineData(RRType.SVCB, "0001 00 0003 0002 0035 0001 0003 026832")] // not ascending
    [InlineData(RRType.SVCB, "0001 00 0003 0002 0035 0003 0002 0035")] // twice
    [InlineData(RRType.SVCB, "0001 00 0002 0000")] // no-default-alpn alone
    [InlineData(RRType.SVCB, "0001 00 0000 0002 0003")] // mandatory, but not there
    [InlineData(RRType.SVCB, "0001 00 0000 0002 0000")] // mandatory of itself
    [InlineData(RRType.SVCB, "0001 00 0000 0004 0004 0003 0003 0002 0035 0004 0004 01020304")] // its keys descend
    [InlineData(RRType.SVCB, "0001 00 0001 0002 0261")]
    [InlineData(RRType.SVCB, "0001 00 0001 0001 00")]
    [InlineData(RRType.SVCB, "0001 00 ffff 0000")]
    [InlineData(RRType.CAA, "00 00 61")]
    [InlineData(RRType.CAA, "00 02 612d")]
    [InlineData(RRType.URI, "0000 0000")]
    [InlineData(RRType.EUI48, "0000 0000")]
    [InlineData(RRType.CDS, "0000 00 00 01")]
    [InlineData(RRType.ZONEMD, "00000001 01 01 00")]
    public void IsValid_BrokenRData_IsFalseAndWrittenGenerically(RRType type, string hex)
    {
        var rdata = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.False(RDataText.IsValid(type, rdata));
        var generic = rdata.Length == 0 ? @"\# 0" : $@"\# {rdata.Length} {Convert.ToHexStringLower(rdata)}";
        Assert.Equal(generic, RDataText.Format(type, rdata));
        AssertFails(type, generic, 1, $"these octets are not in the format of {type}");
    }

    [Fact]
    public void TryParse_RDataOf65535Octets_IsTheLongest()
    {
        var strings = string.Join(' ', Enumerable.Repeat(new string('x', 255), 255));
        // 255 × 256 octets, and 255 more: 65 535 with a last string of 254. Escapes do not count.
        var longest = Parse(RRType.TXT, strings + " " + string.Concat(Enumerable.Repeat(@"\120", 254)));
        Assert.Equal(65535, longest.Length);
        Assert.Equal(longest, Parse(RRType.TXT, RDataText.Format(RRType.TXT, longest)));
        AssertFails(RRType.TXT, strings + " " + new string('x', 255), 255, TooLong);
        Assert.Equal(65535, Parse(RRType.OPENPGPKEY, Convert.ToBase64String(new byte[65535])).Length);
        AssertFails(RRType.OPENPGPKEY, Convert.ToBase64String(new byte[65536]), 0, TooLong);
    }

    [Fact]
    public void Format_EveryTypeInABitmap_FitsAnyBuffer()
    {
        // All windows, all bits but those of pseudo-types in the first: the longest text for its octets.
        var rdata = new List<byte> { 0, 0, 1, 0x40 };
        for (var window = 1; window < 256; window++)
            rdata.AddRange([(byte)window, 32, .. Enumerable.Repeat((byte)0xFF, 32)]);
        var text = RDataText.Format(RRType.NSEC, rdata.ToArray());
        Assert.Equal(2 + (255 * 256), text.Split(' ').Length);
        Assert.Equal(rdata.ToArray(), Parse(RRType.NSEC, text));
    }

    [Theory]
    [InlineData("A", RRType.A)]
    [InlineData("aaaa", RRType.AAAA)]
    [InlineData("Nsec3Param", RRType.NSEC3PARAM)]
    [InlineData("OPENPGPKEY", RRType.OPENPGPKEY)]
    [InlineData("https", RRType.HTTPS)]
    [InlineData("TYPE1", RRType.A)]
    [InlineData("type65535", (RRType)65535)]
    [InlineData("TYPE0", RRType.None)]
    public void TryParseType_MnemonicOrNumber_GivesTheType(string text, RRType expected)
    {
        Assert.True(RDataText.TryParseType(Encoding.ASCII.GetBytes(text), out var type));
        Assert.Equal(expected, type);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AA")]
    [InlineData("None")]
    [InlineData("TYPE")]
    [InlineData("TYPE65536")]
    [InlineData("TYPE-1")]
    [InlineData("TYPEA")]
    [InlineData("1")]
    [InlineData("IN")]
    [InlineData("\\A")]
    public void TryParseType_AnythingElse_IsFalse(string text)
    {
        Assert.False(RDataText.TryParseType(Encoding.ASCII.GetBytes(text), out _));
    }

    [Fact]
    public void FormatType_EveryType_ParsesBack()
    {
        for (var type = 0; type <= ushort.MaxValue; type++)
        {
            var text = RDataText.FormatType((RRType)type);
            Assert.True(RDataText.TryParseType(Encoding.ASCII.GetBytes(text), out var parsed));
            Assert.Equal((RRType)type, parsed);
        }
        Assert.Equal("MX", RDataText.FormatType(RRType.MX));
        Assert.Equal("TYPE731", RDataText.FormatType((RRType)731));
    }

    [Theory]
    [InlineData("IN", RRClass.IN)]
    [InlineData("ch", RRClass.CH)]
    [InlineData("Hs", RRClass.HS)]
    [InlineData("NONE", RRClass.None)]
    [InlineData("any", RRClass.Any)]
    [InlineData("CLASS1", RRClass.IN)]
    [InlineData("class32", (RRClass)32)]
    public void TryParseClass_MnemonicOrNumber_GivesTheClass(string text, RRClass expected)
    {
        Assert.True(RDataText.TryParseClass(Encoding.ASCII.GetBytes(text), out var parsed));
        Assert.Equal(expected, parsed);
        Assert.True(RDataText.TryParseClass(Encoding.ASCII.GetBytes(RDataText.FormatClass(expected)), out parsed));
        Assert.Equal(expected, parsed);
        Assert.False(RDataText.TryParseClass("CLASS65536"u8, out _));
        Assert.False(RDataText.TryParseClass("A"u8, out _));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("3600", 3600)]
    [InlineData("1h30m", 5400)]
    [InlineData("1w2d3h4m5s", 788645)]
    [InlineData("1W2D", 777600)]
    [InlineData("90m", 5400)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("3550w5d3h14m7s", 2147483647)]
    public void TryParseTtl_SecondsOrUnits_GivesSeconds(string text, uint expected)
    {
        Assert.True(RDataText.TryParseTtl(Encoding.ASCII.GetBytes(text), out var seconds));
        Assert.Equal(expected, seconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("1h30")]
    [InlineData("1x")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.5h")]
    [InlineData("1 h")]
    [InlineData("2147483648")]
    [InlineData("3550w5d3h14m8s")]
    [InlineData("99999999999999999999")]
    [InlineData("2147483647w2147483647w")]
    public void TryParseTtl_AnythingElse_IsFalse(string text)
    {
        Assert.False(RDataText.TryParseTtl(Encoding.ASCII.GetBytes(text), out _));
    }

    [Fact]
    public void IsZoneData_EveryTypeWithAFormat_IsTrueAndPseudoTypesAreNot()
    {
        Assert.All(RDataGenerators.Types, type => Assert.True(RDataText.IsZoneData(type)));
        Assert.All(
            [RRType.None, RRType.OPT, RRType.TSIG, RRType.IXFR, RRType.AXFR, RRType.ANY, (RRType)128],
            type => Assert.False(RDataText.IsZoneData(type)));
        // Nothing of the registry is left without a generator, and so without its round trip.
        Assert.Equal(
            Enum.GetValues<RRType>().Where(RDataText.IsZoneData), RDataGenerators.Types.SkipLast(1).Order());
    }

    [Fact]
    public void TryParse_RightRecords_AllocatesNothing()
    {
        (RRType Type, string Text)[] records =
        [
            (RRType.A, "192.0.2.1"),
            (RRType.AAAA, "2001:db8::1"),
            (RRType.NS, "ns1"),
            (RRType.MX, "10 mail"),
            (RRType.CNAME, "www.example.net."),
            (RRType.TXT, "\"v=spf1 -all\" b\\065"),
            (RRType.SRV, "0 1 9 old.example.net."),
            (RRType.SOA, "ns1 hostmaster 1 1h 15m 1w 60"),
            (RRType.CAA, "0 issue \"ca\""),
            (RRType.DS, "1 13 2 " + new string('0', 64)),
            (RRType.HTTPS, "1 . alpn=h2,h3 ipv4hint=192.0.2.1 port=443"),
            (RRType.NSEC, "a. A NS TYPE731"),
            (RRType.LOC, "1 N 1 E 0m"),
            (RRType.RRSIG, "A 13 2 300 20260101000000 1 1 example.com. AQID"),
            ((RRType)731, @"\# 2 0102"),
        ];
        var destination = new byte[65535];
        foreach (var (type, text) in records)
        {
            var octets = Encoding.ASCII.GetBytes(text);
            var tokens = Tokenize(octets);
            Assert.True(RDataText.TryParse(type, octets, tokens, Origin, destination, out _, out _), text);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                RDataText.TryParse(type, octets, tokens, Origin, destination, out _, out _);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }
}
