using FastRr.Wire.Registry;
using Xunit;
using static FastRr.Tests.Wire.RData.RDataTextFixture;

namespace FastRr.Tests.Wire.RData;

/// <summary>
/// NSEC, NSEC3, NSEC3PARAM, CSYNC and ZONEMD (RFC 4034, 5155, 7477, 8976): their examples; octets as BIND 9 gives them.
/// </summary>
public sealed class DenialTypesTests
{
    [Theory]
    [InlineData(RRType.CSYNC, "66 3 A NS AAAA", "000000420003000460000008", "66 3 A NS AAAA")]
    [InlineData(RRType.CSYNC, "0 0", "000000000000", "0 0")]
    [InlineData(
        RRType.ZONEMD,
        "2018031500 1 1 FEBE3D4CE2EC2FFA4BA99D46CD69D6D29711E55217057BEE7EB1A7B641A47BA7FED2DD5B97AE499FAFA4F22"
        + "C6BD647DE",
        "7848b78c0101febe3d4ce2ec2ffa4ba99d46cd69d6d29711e55217057bee7eb1a7b641a47ba7fed2dd5b97ae499fafa4f22c6b"
        + "d647de",
        "2018031500 1 1 febe3d4ce2ec2ffa4ba99d46cd69d6d29711e55217057bee7eb1a7b641a47ba7fed2dd5b97ae499fafa4f22"
        + "c6bd647de")]
    [InlineData(
        RRType.NSEC,
        "host.example.com. A MX RRSIG NSEC TYPE1234",
        "04686f7374076578616d706c6503636f6d000006400100000003041b0000000000000000000000000000000000000000000000"
        + "00000020",
        "host.example.com. A MX RRSIG NSEC TYPE1234")]
    [InlineData(
        RRType.NSEC3,
        "1 1 12 aabbccdd 2t7b4g4vsa5smi47k61mv5bv1a22bojr MX DNSKEY NS SOA NSEC3PARAM RRSIG",
        "0101000c04aabbccdd14174eb2409fe28bcb4887a1836f957f0a8425e27b000722010000000290",
        "1 1 12 aabbccdd 2t7b4g4vsa5smi47k61mv5bv1a22bojr NS SOA MX RRSIG DNSKEY NSEC3PARAM")]
    [InlineData(
        RRType.NSEC3,
        "1 0 0 - 2t7b4g4vsa5smi47k61mv5bv1a22bojr",
        "010000000014174eb2409fe28bcb4887a1836f957f0a8425e27b",
        "1 0 0 - 2t7b4g4vsa5smi47k61mv5bv1a22bojr")]
    [InlineData(RRType.NSEC3PARAM, "1 0 12 aabbccdd", "0100000c04aabbccdd", "1 0 12 aabbccdd")]
    [InlineData(RRType.NSEC3PARAM, "1 0 0 -", "0100000000", "1 0 0 -")]
    [InlineData(
        RRType.NSEC,
        "a. TYPE65535 A a type256 TYPE128",
        "01610000114000000000000000000000000000000080010180ff20"
        + "0000000000000000000000000000000000000000000000000000000000000001",
        "a. A TYPE128 URI TYPE65535")]
    [InlineData(RRType.NSEC3, "1 0 0 - 00", "0100000000" + "0100", "1 0 0 - 00")]
    [InlineData(
        RRType.ZONEMD,
        "1 240 240 000102030405060708090A0B",
        "00000001f0f0000102030405060708090a0b",
        "1 240 240 000102030405060708090a0b")]
    public void TryParse_ValidText_GivesTheOctetsAndBack(RRType type, string text, string hex, string canonical)
    {
        AssertParses(type, text, hex, canonical);
    }

    [Theory]
    [InlineData(RRType.NSEC, "host.", 1, "expected an RR type, found the end of the record")]
    [InlineData(RRType.NSEC, "host. A FOO", 2, "expected an RR type, found 'FOO'")]
    [InlineData(RRType.NSEC, "host. A TYPE65536", 2, "expected an RR type, found 'TYPE65536'")]
    [InlineData(RRType.NSEC, "host. A ANY", 2, "ANY is not a type of zone data")]
    [InlineData(RRType.NSEC, "host. TYPE0", 1, "TYPE0 is not a type of zone data")]
    [InlineData(
        RRType.NSEC3, "1 1 12 aabbc 2t7b4g4vsa5smi47k61mv5bv1a22bojr A", 3,
        "expected a salt in hexadecimal of up to 255 octets, or '-', found 'aabbc'")]
    [InlineData(
        RRType.NSEC3, "1 1 12 -- 2t7b4g4vsa5smi47k61mv5bv1a22bojr A", 3,
        "expected a salt in hexadecimal of up to 255 octets, or '-', found '--'")]
    [InlineData(
        RRType.NSEC3, "1 1 12 - 2t7b4g4vsa5smi47k61mv5bv1a22bojw A", 4,
        "expected a hashed owner name in base32hex, found '2t7b4g4vsa5smi47k61mv5bv1a22bojw'")]
    [InlineData(RRType.NSEC3, "1 1 12 - 1 A", 4, "expected a hashed owner name in base32hex, found '1'")]
    [InlineData(RRType.NSEC3, "1 1 12 - 01 A", 4, "expected a hashed owner name in base32hex, found '01'")]
    [InlineData(RRType.NSEC3, "1 1 12 -", 4, "expected a hashed owner name in base32hex, found the end of the record")]
    [InlineData(RRType.NSEC3PARAM, "1 0 65536 -", 2, "expected a number from 0 to 65535, found '65536'")]
    [InlineData(
        RRType.NSEC3PARAM, "1 0 12", 3,
        "expected a salt in hexadecimal of up to 255 octets, or '-', found the end of the record")]
    [InlineData(RRType.NSEC3PARAM, "1 0 12 - x", 4, "unexpected 'x' after the last field of NSEC3PARAM")]
    [InlineData(RRType.CSYNC, "1 65536 A", 1, "expected a number from 0 to 65535, found '65536'")]
    [InlineData(RRType.CSYNC, "1 3 A B", 3, "expected an RR type, found 'B'")]
    [InlineData(RRType.ZONEMD, "1 1 1 00", 3, "a digest of this kind has another length")]
    [InlineData(
        RRType.ZONEMD,
        "1 1 2 000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000", 3,
        "a digest of this kind has another length")]
    [InlineData(RRType.ZONEMD, "1 1 240 0000000000000000000000", 3, "a digest of this kind has another length")]
    [InlineData(RRType.ZONEMD, "1 1 240", 3, "expected hexadecimal digits, found the end of the record")]
    public void TryParse_WrongText_NamesTokenAndReason(RRType type, string text, int token, string message)
    {
        AssertFails(type, text, token, message);
    }
}
