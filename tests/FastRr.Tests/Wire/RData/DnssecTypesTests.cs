using FastRr.Wire.Registry;
using Xunit;
using static FastRr.Tests.Wire.RData.RDataTextFixture;

namespace FastRr.Tests.Wire.RData;

/// <summary>
/// Keys, digests and signatures of RFC 4034, 7344 and 8078: their examples; octets as BIND 9 gives them.
/// </summary>
public sealed class DnssecTypesTests
{
    [Theory]
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
    [InlineData(RRType.CDS, "0 0 0 0", "0000000000", "0 0 0 00")]
    [InlineData(RRType.CDS, "0 DELETE 0 00", "0000000000", "0 0 0 00")]
    [InlineData(RRType.CDNSKEY, "0 3 0 0", "0000030000", "0 3 0 AA==")]
    [InlineData(RRType.DS, "1 PrivateOID 99 0f", "0001fe630f", "1 254 99 0f")]
    [InlineData(
        RRType.RRSIG,
        "TYPE65280 13 0 1h 4294967295 0 0 . AA==",
        "ff000d0000000e10ffffffff0000000000000000",
        "TYPE65280 13 0 3600 21060207062815 19700101000000 0 . AA==")]
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
    public void TryParse_WrongText_NamesTokenAndReason(RRType type, string text, int token, string message)
    {
        AssertFails(type, text, token, message);
    }
}
