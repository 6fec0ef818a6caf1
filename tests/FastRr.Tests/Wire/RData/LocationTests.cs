using FastRr.Wire.Registry;
using Xunit;
using static FastRr.Tests.Wire.RData.RDataTextFixture;

namespace FastRr.Tests.Wire.RData;

/// <summary>LOC: the examples of RFC 1876 §4 and the ends of its ranges; octets as BIND 9 gives them.</summary>
public sealed class LocationTests
{
    [Theory]
    [InlineData(
        RRType.LOC,
        "42 21 54 N 71 06 18 W -24m 30m",
        "0033161389172dd070be15f000988d20",
        "42 21 54.000 N 71 6 18.000 W -24.00m 30m 10000m 10m")]
    [InlineData(
        RRType.LOC,
        "42 21 43.952 N 71 5 6.344 W -24m 1m 200m",
        "001224138917069070bf2dd800988d20",
        "42 21 43.952 N 71 5 6.344 W -24.00m 1m 200m 10m")]
    [InlineData(
        RRType.LOC,
        "52 14 05 N 00 08 50 E 10m",
        "001216138b3556c88008165000989a68",
        "52 14 5.000 N 0 8 50.000 E 10.00m 1m 10000m 10m")]
    [InlineData(
        RRType.LOC,
        "32 7 19 S 116 2 25 E 10m",
        "00121613791b7d2898e6486800989a68",
        "32 7 19.000 S 116 2 25.000 E 10.00m 1m 10000m 10m")]
    [InlineData(
        RRType.LOC,
        "90 S 180 W -100000m 0.01m 90000000m 0m",
        "001099006cb0270059604e0000000000",
        "90 0 0.000 S 180 0 0.000 W -100000.00m 0.01m 90000000m 0m")]
    [InlineData(
        RRType.LOC,
        "0 N 0 E 42849672.95m 0.55m 15m 99m",
        "005113938000000080000000ffffffff",
        "0 0 0.000 N 0 0 0.000 E 42849672.95m 0.50m 10m 90m")]
    [InlineData(
        RRType.LOC,
        "0 n 0 e +1.5",
        "00121613800000008000000000989716",
        "0 0 0.000 N 0 0 0.000 E 1.50m 1m 10000m 10m")]
    [InlineData(RRType.LOC, "\\# 2 01ff", "01ff", "\\# 2 01ff")]
    public void TryParse_ValidText_GivesTheOctetsAndBack(RRType type, string text, string hex, string canonical)
    {
        AssertParses(type, text, hex, canonical);
    }

    [Theory]
    [InlineData(RRType.LOC, "", 0, "expected degrees of latitude from 0 to 90, found the end of the record")]
    [InlineData(RRType.LOC, "91 N 0 E 0m", 0, "expected degrees of latitude from 0 to 90, found '91'")]
    [InlineData(RRType.LOC, "90 0 0.001 N 0 E 0m", 3, "the angle is over its limit")]
    [InlineData(RRType.LOC, "42 60 N 0 E 0m", 1, "expected minutes from 0 to 59, found '60'")]
    [InlineData(RRType.LOC, "42 21 60 N 0 E 0m", 2, "expected seconds from 0 to 59.999, found '60'")]
    [InlineData(RRType.LOC, "42 21 5.0001 N 0 E 0m", 2, "expected seconds from 0 to 59.999, found '5.0001'")]
    [InlineData(RRType.LOC, "42 21 5. N 0 E 0m", 2, "expected seconds from 0 to 59.999, found '5.'")]
    [InlineData(RRType.LOC, "42 21 54 10 N 0 E 0m", 3, "expected N or S, found '10'")]
    [InlineData(RRType.LOC, "42 21 54", 3, "expected N or S, found the end of the record")]
    [InlineData(RRType.LOC, "42 21 54 E 0 E 0m", 3, "expected N or S, found 'E'")]
    [InlineData(RRType.LOC, "1 N 181 E 0m", 2, "expected degrees of longitude from 0 to 180, found '181'")]
    [InlineData(RRType.LOC, "1 N 180 59 59 W 0m", 5, "the angle is over its limit")]
    [InlineData(
        RRType.LOC, "1 N 1 E", 4,
        "expected an altitude in metres from -100000.00 to 42849672.95, found the end of the record")]
    [InlineData(
        RRType.LOC, "1 N 1 E -100000.01m", 4,
        "expected an altitude in metres from -100000.00 to 42849672.95, found '-100000.01m'")]
    [InlineData(
        RRType.LOC, "1 N 1 E 42849672.96m", 4,
        "expected an altitude in metres from -100000.00 to 42849672.95, found '42849672.96m'")]
    [InlineData(
        RRType.LOC, "1 N 1 E xm", 4,
        "expected an altitude in metres from -100000.00 to 42849672.95, found 'xm'")]
    [InlineData(
        RRType.LOC, "1 N 1 E 0m 90000000.01m", 5,
        "expected a distance in metres up to 90000000.00, found '90000000.01m'")]
    [InlineData(RRType.LOC, "1 N 1 E 0m 1 2 -3", 7, "expected a distance in metres up to 90000000.00, found '-3'")]
    [InlineData(RRType.LOC, "1 N 1 E 0m 1 2 3 4", 8, "unexpected '4' after the last field of LOC")]
    public void TryParse_WrongText_NamesTokenAndReason(RRType type, string text, int token, string message)
    {
        AssertFails(type, text, token, message);
    }
}
