using FastRr.Wire.Names;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastRr.Tests.Wire.Names;

public sealed class DomainNameWireTests
{
    [Fact]
    public void TryExpand_ExampleOfRfc1035_FollowsPointers()
    {
        // RFC 1035 §4.1.4: F.ISI.ARPA at 20, FOO.F.ISI.ARPA at 40, ARPA at 64, the root at 92.
        var message = new byte[93];
        "\u0001F\u0003ISI\u0004ARPA\0"u8.CopyTo(message.AsSpan(20));
        "\u0003FOO"u8.CopyTo(message.AsSpan(40));
        (message[44], message[45]) = (0xC0, 20);
        (message[64], message[65]) = (0xC0, 26);
        AssertExpands(message, 20, "\u0001F\u0003ISI\u0004ARPA\0"u8, next: 32);
        AssertExpands(message, 40, "\u0003FOO\u0001F\u0003ISI\u0004ARPA\0"u8, next: 46);
        AssertExpands(message, 64, "\u0004ARPA\0"u8, next: 66);
        AssertExpands(message, 92, [0], next: 93);
    }

    [Fact]
    public void TryExpand_ChainOfPointers_NextFollowsTheFirst()
    {
        byte[] message = [1, (byte)'a', 0, 0xC0, 0, 0xC0, 3, 1, (byte)'b', 0xC0, 5, 9, 9];
        AssertExpands(message, 7, "\u0001b\u0001a\0"u8, next: 11);
    }

    [Theory]
    [InlineData(0, new byte[] { 0xC0, 0 })] // itself
    [InlineData(0, new byte[] { 0xC0, 2, 0 })] // forwards
    [InlineData(0, new byte[] { 1, 97, 0xC0, 0 })] // to the labels it ends
    [InlineData(2, new byte[] { 0xC0, 2, 0xC0, 0 })] // a pair
    [InlineData(0, new byte[] { 0xC0 })] // cut short
    [InlineData(0, new byte[] { 0x40, 0 })] // reserved, RFC 6891 §5
    [InlineData(0, new byte[] { 0x80, 0 })] // reserved
    [InlineData(0, new byte[] { 1, 97 })] // no root
    [InlineData(0, new byte[] { 2, 97, 0 })] // label past the end
    [InlineData(0, new byte[] { })]
    [InlineData(5, new byte[] { 0 })]
    [InlineData(-1, new byte[] { 0 })]
    public void TryExpand_BrokenName_IsRefused(int offset, byte[] message)
    {
        Assert.False(DomainNameWire.TryExpand(message, offset, new byte[255], out var length, out var next));
        Assert.Equal(0, length);
        Assert.Equal(0, next);
    }

    [Fact]
    public void TryExpand_ThroughPointersTo256Octets_IsRefused()
    {
        // A name of 254 octets, and one with a pointer to it behind a label of one octet, then two.
        var message = new byte[300];
        message[0] = message[64] = message[128] = 63;
        message[192] = 60;
        (message[254], message[255], message[256]) = (0, 0xC0, 0);
        Assert.True(DomainNameWire.TryExpand(message, 0, new byte[255], out var length, out _));
        Assert.Equal(254, length);
        (message[260], message[262]) = (1, 0xC0);
        Assert.False(DomainNameWire.TryExpand(message, 260, new byte[300], out _, out _));
        message[192] = 59;
        message[252] = 0;
        Assert.True(DomainNameWire.TryExpand(message, 260, new byte[300], out length, out _));
        Assert.Equal(255, length);
    }

    [Fact]
    public void TryExpand_AnyOctets_GivesANameOrNothing()
    {
        // Octets that are often pointers and short labels.
        var octet = Gen.Frequency(
            (3, Gen.Choose(0, 3)), (2, Gen.Elements(0xC0, 0xC1)), (1, Gen.Choose(0, 255)));
        var message = octet.Select(value => (byte)value).ArrayOf().Resize(200);
        Prop.ForAll(message.ToArbitrary(), octets =>
        {
            var name = new byte[255];
            for (var offset = 0; offset <= octets.Length; offset++)
            {
                if (!DomainNameWire.TryExpand(octets, offset, name, out var length, out var next))
                    continue;
                var isName = DomainName.Measure(name.AsSpan(0, length), out _) == length;
                if (!isName || next <= offset || next > octets.Length)
                    return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();
    }

    private static void AssertExpands(byte[] message, int offset, ReadOnlySpan<byte> expected, int next)
    {
        var name = new byte[255];
        Assert.True(DomainNameWire.TryExpand(message, offset, name, out var length, out var actualNext));
        Assert.Equal(expected, name.AsSpan(0, length));
        Assert.Equal(next, actualNext);
    }
}
