using System.Text;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;
using Xunit;

namespace FastRr.Tests.Wire.RData;

public sealed class RDataWireTests
{
    // A header, then "example.com." at offset 12.
    private static readonly byte[] s_head = [.. new byte[12], .. Encoding.Latin1.GetBytes("\u0007example\u0003com\0")];

    [Theory]
    [InlineData(RRType.MX, "000A 026D78 C00C", "10 mx.example.com.")]
    [InlineData(RRType.CNAME, "C00C", "example.com.")]
    [InlineData(RRType.NS, "026E73 00", "ns.")]
    [InlineData(RRType.SOA, "C00C 0161 C014 00000001 00000002 00000003 00000004 00000005",
        "example.com. a.com. 1 2 3 4 5")]
    // Names of newer types are never compressed, and what looks like a pointer is data (RFC 3597 §4).
    [InlineData(RRType.SRV, "0001 0002 0003 0161 00", "1 2 3 a.")]
    [InlineData((RRType)65280, "C00C", "\\# 2 c00c")]
    [InlineData(RRType.A, "C0000201", "192.0.2.1")]
    public void TryExpand_DataOfAMessage_HasItsNamesWhole(RRType type, string hex, string expected)
    {
        var (message, length) = MessageOf(hex);
        Span<byte> rdata = new byte[255 * 2];
        Assert.True(RDataWire.TryExpand(type, message, s_head.Length, length, rdata, out var written));
        Assert.Equal(expected, RDataText.Format(type, rdata[..written]));
    }

    [Theory]
    // A pointer forwards, a name that is cut, data behind it, a field that is cut.
    [InlineData(RRType.CNAME, "C0FF")]
    [InlineData(RRType.CNAME, "0361 62")]
    [InlineData(RRType.CNAME, "C00C 00")]
    [InlineData(RRType.MX, "00")]
    public void TryExpand_BrokenData_IsRefused(RRType type, string hex)
    {
        var (message, length) = MessageOf(hex);
        Assert.False(RDataWire.TryExpand(type, message, s_head.Length, length, new byte[512], out var written));
        Assert.Equal(0, written);
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(-1, 4)]
    [InlineData(4, -1)]
    [InlineData(int.MaxValue, 4)]
    public void TryExpand_OutsideTheMessage_IsRefused(int offset, int length) =>
        Assert.False(RDataWire.TryExpand(RRType.A, s_head, offset, length, new byte[512], out _));

    [Fact]
    public void TryExpand_TooLittleRoom_IsRefused()
    {
        var (message, length) = MessageOf("000A C00C");
        for (var room = 0; room < 15; room++)
            Assert.False(RDataWire.TryExpand(RRType.MX, message, s_head.Length, length, new byte[room], out _));
        Assert.True(RDataWire.TryExpand(RRType.MX, message, s_head.Length, length, new byte[15], out _));
    }

    private static (byte[] Message, int Length) MessageOf(string hex)
    {
        var rdata = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        return ([.. s_head, .. rdata], rdata.Length);
    }
}
