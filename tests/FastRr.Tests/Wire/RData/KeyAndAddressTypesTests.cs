using FastRr.Wire.Registry;
using Xunit;
using static FastRr.Tests.Wire.RData.RDataTextFixture;

namespace FastRr.Tests.Wire.RData;

/// <summary>
/// CERT, SSHFP, TLSA, SMIMEA, OPENPGPKEY, EUI48, EUI64, URI, CAA: examples of their RFCs; octets as BIND 9 gives
/// them.
/// </summary>
public sealed class KeyAndAddressTypesTests
{
    [Theory]
    [InlineData(RRType.CERT, "PKIX 1 RSASHA256 AQIDBA==", "000100010801020304", "PKIX 1 8 AQIDBA==")]
    [InlineData(
        RRType.CERT,
        "65534 65535 254 MxFcby9k/yvedMfQgKzhH5er0Mu/vILz45IkskceFGgiWCn/GxHhai6VAuHAoNUz4YoU1tVfSCSqQYn6//11U6"
        + "Nld80jEeC8aTrO+KKmCaY=",
        "fffefffffe33115c6f2f64ff2bde74c7d080ace11f97abd0cbbfbc82f3e39224b2471e1468225829ff1b11e16a2e9502e1c0a0"
        + "d533e18a14d6d55f4824aa4189fafffd7553a36577cd2311e0bc693acef8a2a609a6",
        "65534 65535 254 MxFcby9k/yvedMfQgKzhH5er0Mu/vILz45IkskceFGgiWCn/GxHhai6VAuHAoNUz4YoU1tVfSCSqQYn6//11U6"
        + "Nld80jEeC8aTrO+KKmCaY=")]
    [InlineData(
        RRType.SSHFP,
        "2 1 123456789abcdef67890123456789abcdef67890",
        "0201123456789abcdef67890123456789abcdef67890",
        "2 1 123456789abcdef67890123456789abcdef67890")]
    [InlineData(
        RRType.TLSA,
        "0 0 1 d2abde240d7cd3ee6b4b28c54df034b9 7983a1d16e8a410e4561cb106618e971",
        "000001d2abde240d7cd3ee6b4b28c54df034b97983a1d16e8a410e4561cb106618e971",
        "0 0 1 d2abde240d7cd3ee6b4b28c54df034b97983a1d16e8a410e4561cb106618e971")]
    [InlineData(RRType.SMIMEA, "3 1 0 00ff", "03010000ff", "3 1 0 00ff")]
    [InlineData(RRType.OPENPGPKEY, "AQ ID", "010203", "AQID")]
    [InlineData(RRType.EUI48, "00-00-5e-00-53-2a", "00005e00532a", "00-00-5e-00-53-2a")]
    [InlineData(RRType.EUI64, "00-00-5e-ef-10-00-00-2a", "00005eef1000002a", "00-00-5e-ef-10-00-00-2a")]
    [InlineData(
        RRType.URI,
        "10 1 \"ftp://ftp1.example.com/public\"",
        "000a00016674703a2f2f667470312e6578616d706c652e636f6d2f7075626c6963",
        "10 1 \"ftp://ftp1.example.com/public\"")]
    [InlineData(
        RRType.CAA,
        "0 issue \"ca1.example.net; account=230123\"",
        "000569737375656361312e6578616d706c652e6e65743b206163636f756e743d323330313233",
        "0 issue \"ca1.example.net; account=230123\"")]
    [InlineData(RRType.CAA, "128 tbs \"Unknown\"", "8003746273556e6b6e6f776e", "128 tbs \"Unknown\"")]
    [InlineData(
        RRType.CAA,
        "0 iodef mailto:security@example.com",
        "0005696f6465666d61696c746f3a7365637572697479406578616d706c652e636f6d",
        "0 iodef \"mailto:security@example.com\"")]
    [InlineData(RRType.CERT, "253 0 PRIVATEDNS AA==", "00fd0000fd00", "URI 0 253 AA==")]
    [InlineData(RRType.SSHFP, "1 2 0 1 2 3", "01020123", "1 2 0123")]
    [InlineData(RRType.OPENPGPKEY, "A Q = =", "01", "AQ==")]
    [InlineData(RRType.OPENPGPKEY, "+/+/AQI=", "fbffbf0102", "+/+/AQI=")]
    [InlineData(RRType.EUI48, "FF-fF-Ff-00-00-01", "ffffff000001", "ff-ff-ff-00-00-01")]
    [InlineData(RRType.CAA, "0 issue \"\"", "00056973737565", "0 issue \"\"")]
    [InlineData(RRType.CAA, "0 iSSue \";\"", "000569535375653b", "0 iSSue \";\"")]
    [InlineData(RRType.URI, "0 0 \"a\\034b\"", "00000000612262", "0 0 \"a\\\"b\"")]
    public void TryParse_ValidText_GivesTheOctetsAndBack(RRType type, string text, string hex, string canonical)
    {
        AssertParses(type, text, hex, canonical);
    }

    [Theory]
    [InlineData(RRType.CERT, "NOPE 1 8 AQID", 0, "expected a certificate type, by number or mnemonic, found 'NOPE'")]
    [InlineData(RRType.CERT, "65536 1 8 AQID", 0, "expected a certificate type, by number or mnemonic, found '65536'")]
    [InlineData(RRType.CERT, "PKIX 1 RSA AQID", 2, "expected a DNSSEC algorithm, by number or mnemonic, found 'RSA'")]
    [InlineData(RRType.CERT, "PKIX 1 8", 3, "expected base64, found the end of the record")]
    [InlineData(RRType.CERT, "PKIX 1 8 A=ID", 3, "expected base64, found 'A=ID'")]
    [InlineData(RRType.CERT, "PKIX 1 8 AQ==AQID", 3, "expected base64, found 'AQ==AQID'")]
    [InlineData(RRType.CERT, "PKIX 1 8 AQI", 3, "base64 comes in groups of four characters: the last is not complete")]
    [InlineData(RRType.CERT, "PKIX 1 8 AR==", 3, "expected base64, found 'AR=='")]
    [InlineData(RRType.CERT, "PKIX 1 8 AQID A!", 4, "expected base64, found 'A!'")]
    [InlineData(RRType.SSHFP, "256 1 00", 0, "expected a number from 0 to 255, found '256'")]
    [InlineData(RRType.SSHFP, "2 1", 2, "expected hexadecimal digits, found the end of the record")]
    [InlineData(RRType.SSHFP, "2 1 012", 2, "an odd number of hexadecimal digits")]
    [InlineData(RRType.SSHFP, "2 1 01 xx", 3, "expected hexadecimal digits, found 'xx'")]
    [InlineData(RRType.TLSA, "3 1 1", 3, "expected hexadecimal digits, found the end of the record")]
    [InlineData(RRType.TLSA, "3 x 1 00", 1, "expected a number from 0 to 255, found 'x'")]
    [InlineData(RRType.SMIMEA, "3 1 1 \"00\"", 3, "expected hexadecimal digits, found \"00\"")]
    [InlineData(RRType.OPENPGPKEY, "", 0, "expected base64, found the end of the record")]
    [InlineData(RRType.OPENPGPKEY, "AQID ====", 1, "expected base64, found '===='")]
    [InlineData(
        RRType.EUI48, "00-00-5e-00-53", 0,
        "expected an EUI-48 address such as 00-00-5e-00-53-2a, found '00-00-5e-00-53'")]
    [InlineData(
        RRType.EUI48, "00:00:5e:00:53:2a", 0,
        "expected an EUI-48 address such as 00-00-5e-00-53-2a, found '00:00:5e:00:53:2a'")]
    [InlineData(
        RRType.EUI48, "00-00-5e-00-53-2g", 0,
        "expected an EUI-48 address such as 00-00-5e-00-53-2a, found '00-00-5e-00-53-2g'")]
    [InlineData(
        RRType.EUI64, "00-00-5e-00-53-2a", 0,
        "expected an EUI-64 address such as 00-00-5e-ef-10-00-00-2a, found '00-00-5e-00-53-2a'")]
    [InlineData(
        RRType.EUI64, "", 0,
        "expected an EUI-64 address such as 00-00-5e-ef-10-00-00-2a, found the end of the record")]
    [InlineData(RRType.URI, "10 1", 2, "expected a URI, found the end of the record")]
    [InlineData(RRType.URI, "10 1 \"\"", 2, "the URI is empty")]
    [InlineData(RRType.URI, "10 1 \"a\" \"b\"", 3, "unexpected \"b\" after the last field of URI")]
    [InlineData(RRType.CAA, "256 issue ca", 0, "expected a number from 0 to 255, found '256'")]
    [InlineData(RRType.CAA, "0 is-sue ca", 1, "expected a property tag of letters and digits, found 'is-sue'")]
    [InlineData(RRType.CAA, "0 \"\" ca", 1, "expected a property tag of letters and digits, found \"\"")]
    [InlineData(RRType.CAA, "0 issue", 2, "expected text, found the end of the record")]
    [InlineData(RRType.CAA, "0 issue a b", 3, "unexpected 'b' after the last field of CAA")]
    public void TryParse_WrongText_NamesTokenAndReason(RRType type, string text, int token, string message)
    {
        AssertFails(type, text, token, message);
    }
}
