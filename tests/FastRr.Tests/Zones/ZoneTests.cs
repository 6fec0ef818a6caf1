using System.Buffers.Binary;
using FastRr.Wire.Registry;
using FastRr.Zones;
using Xunit;

namespace FastRr.Tests.Zones;

public sealed class ZoneTests
{
    [Fact]
    public void Add_SameRecordAgain_IsLeftOut()
    {
        var zone = new Zone(ZoneText.Name("example.com."));
        Assert.Equal(0, zone.Add(zone.Apex, RRType.A, 60, [192, 0, 2, 1]));
        Assert.Equal(1, zone.Add(zone.Apex, RRType.A, 60, [192, 0, 2, 2]));
        Assert.Equal(-1, zone.Add(zone.Apex, RRType.A, 60, [192, 0, 2, 1]));
        Assert.Equal(2, zone.Add(zone.Apex, (RRType)65280, 60, [192, 0, 2, 1]));
        Assert.Equal(3, zone.RecordCount);
    }

    [Theory]
    [InlineData(RRType.NS, "")]
    [InlineData(RRType.MX, "\0\u000a")]
    [InlineData(RRType.SRV, "\0\0\0\0\0\0")]
    [InlineData(RRType.NAPTR, "\0\u0001\0\u0001\u0001U\u0000\u0002!!")]
    public void Add_NameInRDataInAnotherCase_IsTheSameRecord(RRType type, string prefix)
    {
        var zone = new Zone(ZoneText.Name("example.com."));
        var before = System.Text.Encoding.Latin1.GetBytes(prefix);
        Assert.Equal(0, zone.Add(zone.Apex, type, 60, [.. before, .. ZoneText.Name("Host.Example.NET.")]));
        Assert.Equal(-1, zone.Add(zone.Apex, type, 60, [.. before, .. ZoneText.Name("host.example.net.")]));
        Assert.Equal(1, zone.Add(zone.Apex, type, 60, [.. before, .. ZoneText.Name("hosu.example.net.")]));
    }

    [Fact]
    public void Add_TextInAnotherCase_IsAnotherRecord()
    {
        var zone = new Zone(ZoneText.Name("example.com."));
        Assert.Equal(0, zone.Add(zone.Apex, RRType.TXT, 60, "\u0001a"u8));
        Assert.Equal(1, zone.Add(zone.Apex, RRType.TXT, 60, "\u0001A"u8));
    }

    [Fact]
    public void Add_ThousandsAtSeveralNames_FindsEachAgain()
    {
        var zone = new Zone(ZoneText.Name("example.com."));
        string[] texts = ["a.example.com.", "b.example.com.", "example.com."];
        byte[][] owners = [.. texts.Select(ZoneText.Name)];
        var rdata = new byte[4];
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 20_000; i++)
            {
                BinaryPrimitives.WriteInt32BigEndian(rdata, i / owners.Length);
                var expected = round == 0 ? i : -1;
                Assert.Equal(expected, zone.Add(owners[i % owners.Length], RRType.A, 60, rdata));
            }
        }
        // Another type with the same octets is another record.
        Assert.Equal(20_000, zone.Add(owners[0], (RRType)65280, 60, [0, 0, 0, 1]));
    }
}
