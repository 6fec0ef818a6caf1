using FastRr.Wire.Registry;
using Xunit;
using static FastRr.Tests.Wire.RData.RDataTextFixture;

namespace FastRr.Tests.Wire.RData;

/// <summary>The types of RFC 4034, 5155, 7344, 7477, 8078, 8976: their examples; octets as BIND 9 gives them.</summary>
public sealed class DnssecTypesTests
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
        RRType.DNSKEY,
        "256 3 5 AQPSKmynfzW4kyBv015MUG2DeIQ3 Cbl+BBZH4b/0PY1kxkmvHjcZc8no",
        "010003050103d22a6ca77f35b893206fd35e4c506d8378843709b97e041647e1bff43d8d64c649af1e371973c9e8",
        "256 3 5 AQPSKmynfzW4kyBv015MUG2DeIQ3Cbl+BBZH4b/0PY1kxkmvHjcZc8no")]
    [InlineData(
        RRType.DNSKEY,
        "257 3 ED25519 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=",
        "0101030f974d96a22d224bc01adb915091477d44ccd91c9a41a11430010117d52c59240e",
        "257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=")]
    [InlineData(
        RRType.DS,
        "60485 5 1 2BB183AF5F22588179A53B0A 98631FAD1A292118",
        "ec4505012bb183af5f22588179a53b0a98631fad1a292118",
        "60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118")]
    [InlineData(
        RRType.DS,
        "60485 RSASHA1 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A",
        "ec450502d4b7d520e7bb5f0f67674a0cceb1e3e0614b93c4f9e99b8383f6a1e4469da50a",
        "60485 5 2 d4b7d520e7bb5f0f67674a0cceb1e3e0614b93c4f9e99b8383f6a1e4469da50a")]
    [InlineData(RRType.CDS, "0 0 0 00", "0000000000", "0 0 0 00")]
    [InlineData(RRType.CDNSKEY, "0 3 0 AA==", "0000030000", "0 3 0 AA==")]
    [InlineData(
        RRType.RRSIG,
        "A 5 3 86400 20030322173103 20030220173103 2642 example.com. oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr",
        "00010503000151803e7c9dd73e5510d70a52076578616d706c6503636f6d00a090755ba58d1affa576f4375831b4310920e481"
        + "218d18a9f164eb",
        "A 5 3 86400 20030322173103 20030220173103 2642 example.com. oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr")]
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
    [InlineData(RRType.CDS, "0 0 0 0", "0000000000", "0 0 0 00")]
    [InlineData(RRType.CDS, "0 DELETE 0 00", "0000000000", "0 0 0 00")]
    [InlineData(RRType.CDNSKEY, "0 3 0 0", "0000030000", "0 3 0 AA==")]
    [InlineData(RRType.DS, "1 PrivateOID 99 0f", "0001fe630f", "1 254 99 0f")]
    [InlineData(
        RRType.RRSIG,
        "TYPE65280 13 0 1h 4294967295 0 0 . AA==",
        "ff000d0000000e10ffffffff0000000000000000",
        "TYPE65280 13 0 3600 21060207062815 19700101000000 0 . AA==")]
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
    [InlineData(
        RRType.DNSKEY, "257 3 ED25518 AQID", 2,
        "expected a DNSSEC algorithm, by number or mnemonic, found 'ED25518'")]
    [InlineData(RRType.DNSKEY, "257 3 256 AQID", 2, "expected a DNSSEC algorithm, by number or mnemonic, found '256'")]
    [InlineData(RRType.DNSKEY, "257 3 15", 3, "expected base64, found the end of the record")]
    [InlineData(RRType.DNSKEY, "257 256 15 AQID", 1, "expected a number from 0 to 255, found '256'")]
    [InlineData(RRType.DS, "60485 5 1 2BB183AF", 3, "a digest of this kind has another length")]
    [InlineData(
        RRType.DS, "60485 5 4 0000000000000000000000000000000000000000000000000000000000000000", 3,
        "a digest of this kind has another length")]
    [InlineData(
        RRType.DS, "60485 5 2 00000000000000000000000000000000 000000000000000000000000000000", 4,
        "a digest of this kind has another length")]
    [InlineData(RRType.DS, "60485 5 99", 3, "expected hexadecimal digits, found the end of the record")]
    [InlineData(
        RRType.CDS, "1 0 0 00", 3,
        "algorithm 0 asks for deletion: nothing but CDS 0 0 0 00 or CDNSKEY 0 3 0 AA== (RFC 8078)")]
    [InlineData(
        RRType.CDS, "0 0 0 0000", 3,
        "algorithm 0 asks for deletion: nothing but CDS 0 0 0 00 or CDNSKEY 0 3 0 AA== (RFC 8078)")]
    [InlineData(RRType.CDS, "1 13 2 00", 3, "a digest of this kind has another length")]
    [InlineData(RRType.CDS, "1 13 2 0", 3, "a digest of this kind has another length")]
    [InlineData(
        RRType.CDNSKEY, "256 3 0 AQID", 3,
        "algorithm 0 asks for deletion: nothing but CDS 0 0 0 00 or CDNSKEY 0 3 0 AA== (RFC 8078)")]
    [InlineData(
        RRType.CDNSKEY, "0 3 0 AQ==", 3,
        "algorithm 0 asks for deletion: nothing but CDS 0 0 0 00 or CDNSKEY 0 3 0 AA== (RFC 8078)")]
    [InlineData(RRType.RRSIG, "FOO 5 3 1 1 1 1 a. AA==", 0, "expected an RR type, found 'FOO'")]
    [InlineData(
        RRType.RRSIG, "A 5 3 1 20031322173103 1 1 a. AA==", 4,
        "expected a time as YYYYMMDDHHmmSS, or seconds since 1970, found '20031322173103'")]
    [InlineData(
        RRType.RRSIG, "A 5 3 1 20030230000000 1 1 a. AA==", 4,
        "expected a time as YYYYMMDDHHmmSS, or seconds since 1970, found '20030230000000'")]
    [InlineData(
        RRType.RRSIG, "A 5 3 1 19691231235959 1 1 a. AA==", 4,
        "expected a time as YYYYMMDDHHmmSS, or seconds since 1970, found '19691231235959'")]
    [InlineData(
        RRType.RRSIG, "A 5 3 1 4294967296 1 1 a. AA==", 4,
        "expected a time as YYYYMMDDHHmmSS, or seconds since 1970, found '4294967296'")]
    [InlineData(
        RRType.RRSIG, "A 5 3 1 1 2003022017310 1 a. AA==", 5,
        "expected a time as YYYYMMDDHHmmSS, or seconds since 1970, found '2003022017310'")]
    [InlineData(RRType.RRSIG, "A 5 3 1 1 1 1 a.", 8, "expected base64, found the end of the record")]
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
