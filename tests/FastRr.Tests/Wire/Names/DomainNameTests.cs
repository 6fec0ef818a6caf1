using FastRr.Wire.Names;
using Xunit;

namespace FastRr.Tests.Wire.Names;

public sealed class DomainNameTests
{
    [Fact]
    public void ToLower_LabelLengthOctets_StayAsTheyAre()
    {
        byte[] name = [3, (byte)'W', (byte)'w', (byte)'Z', 1, (byte)'[', 0];
        var lower = new byte[name.Length];
        DomainName.ToLower(name, lower);
        Assert.Equal([3, (byte)'w', (byte)'w', (byte)'z', 1, (byte)'[', 0], lower);
    }

    [Fact]
    public void ToLower_EveryOctetAtEveryLength_IsAsciiAlone()
    {
        for (var length = 1; length <= DomainName.MaxLength; length++)
        {
            for (var first = 0; first < 256; first += 61)
            {
                byte[] name = [.. Enumerable.Range(first, length).Select(octet => (byte)octet)];
                var lower = new byte[length + 1];
                DomainName.ToLower(name, lower);
                byte[] expected = [.. name.Select(octet => octet is >= 65 and <= 90 ? (byte)(octet + 32) : octet), 0];
                Assert.Equal(expected, lower);
                DomainName.ToLower(name, name);
                Assert.Equal(expected[..length], name);
            }
        }
    }

    [Fact]
    public void Measure_NameOf255Octets_IsTheLongest()
    {
        var name = new byte[256];
        for (var offset = 0; offset < 192; offset += 64)
            name[offset] = 63;
        name[192] = 61;
        Assert.Equal(255, DomainName.Measure(name, out var labels));
        Assert.Equal(4, labels);
        name[192] = 62;
        Assert.Equal(0, DomainName.Measure(name, out _));
    }

    [Fact]
    public void IsAtOrBelow_SameOctetsInsideALabel_IsFalse()
    {
        Assert.True(DomainName.IsAtOrBelow("\u0001a\u0001b\0"u8, "\u0001b\0"u8));
        Assert.False(DomainName.IsAtOrBelow("\u0003a\u0001b\0"u8, "\u0001b\0"u8));
        Assert.True(DomainName.IsAtOrBelow("\u0001b\0"u8, [0]));
    }

    [Theory]
    // The list of RFC 4034 §6.1, in canonical order.
    [InlineData("\u0007example\0", "\u0001a\u0007example\0")]
    [InlineData("\u0001a\u0007example\0", "\u0008yljkjljk\u0001a\u0007example\0")]
    [InlineData("\u0008yljkjljk\u0001a\u0007example\0", "\u0001Z\u0001a\u0007example\0")]
    [InlineData("\u0001Z\u0001a\u0007example\0", "\u0004zABC\u0001a\u0007EXAMPLE\0")]
    [InlineData("\u0004zABC\u0001a\u0007EXAMPLE\0", "\u0001z\u0007example\0")]
    [InlineData("\u0001z\u0007example\0", "\u0001\u0001\u0001z\u0007example\0")]
    [InlineData("\u0001\u0001\u0001z\u0007example\0", "\u0001*\u0001z\u0007example\0")]
    public void CompareCanonical_NeighboursOfRfc4034_AreAscending(string lower, string higher)
    {
        var left = System.Text.Encoding.Latin1.GetBytes(lower);
        var right = System.Text.Encoding.Latin1.GetBytes(higher);
        Assert.True(DomainName.CompareCanonical(left, right) < 0);
        Assert.True(DomainName.CompareCanonical(right, left) > 0);
        Assert.Equal(0, DomainName.CompareCanonical(left, left));
    }
}
