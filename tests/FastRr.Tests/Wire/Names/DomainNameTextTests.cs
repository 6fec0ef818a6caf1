using System.Text;
using FastRr.Wire.Names;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastRr.Tests.Wire.Names;

public sealed class DomainNameTextTests
{
    private static ReadOnlySpan<byte> Origin => "\u0007Example\0"u8;

    [Theory]
    [InlineData(".", "00")]
    [InlineData("a", "01610745" + "78616d706c6500")]
    [InlineData("a.", "016100")]
    [InlineData("A.b.", "0141016200")]
    [InlineData("*.", "012a00")]
    [InlineData("@.", "014000")]
    [InlineData(@"\@.", "014000")]
    [InlineData(@"\..", "012e00")]
    [InlineData(@"a\.", "02612e0745" + "78616d706c6500")]
    [InlineData(@"\000\255\065.", "0300ff4100")]
    [InlineData(@"\\\032 x.", "045c20207800")]
    public void TryParse_ValidText_GivesTheWireForm(string text, string hex)
    {
        Assert.Equal(DomainNameError.None, Parse(text, Origin, out var wire));
        Assert.Equal(hex, Convert.ToHexStringLower(wire));
    }

    [Theory]
    [InlineData("", DomainNameError.EmptyLabel)]
    [InlineData("..", DomainNameError.EmptyLabel)]
    [InlineData(".a", DomainNameError.EmptyLabel)]
    [InlineData("a..", DomainNameError.EmptyLabel)]
    [InlineData("a..b.", DomainNameError.EmptyLabel)]
    [InlineData(@"a\", DomainNameError.BadEscape)]
    [InlineData(@"a\25", DomainNameError.BadEscape)]
    [InlineData(@"a\2x5.", DomainNameError.BadEscape)]
    [InlineData(@"a\256.", DomainNameError.BadEscape)]
    [InlineData("a\"b", DomainNameError.Quote)]
    public void TryParse_WrongText_SaysWhy(string text, DomainNameError expected)
    {
        Assert.Equal(expected, Parse(text, Origin, out var wire));
        Assert.Empty(wire);
    }

    [Fact]
    public void TryParse_RelativeNameWithoutOrigin_IsRefused()
    {
        Assert.Equal(DomainNameError.RelativeWithoutOrigin, Parse("www", [], out _));
        Assert.Equal(DomainNameError.None, Parse("www.", [], out _));
    }

    [Fact]
    public void TryParse_LabelOf63And64Octets_IsTheLimit()
    {
        var label = new string('x', 63);
        Assert.Equal(DomainNameError.None, Parse(label + ".", [], out var wire));
        Assert.Equal(65, wire.Length);
        Assert.Equal(DomainNameError.LabelTooLong, Parse(label + "x.", [], out _));
        Assert.Equal(DomainNameError.LabelTooLong, Parse(label + @"\120.", [], out _));
    }

    [Fact]
    public void TryParse_NameOf255And256Octets_IsTheLimit()
    {
        // 3 × 64 octets, 62, and the root's: 255.
        var head = string.Concat(Enumerable.Repeat(new string('x', 63) + ".", 3));
        Assert.Equal(DomainNameError.None, Parse(head + new string('y', 61) + ".", [], out var wire));
        Assert.Equal(255, wire.Length);
        Assert.Equal(DomainNameError.NameTooLong, Parse(head + new string('y', 62) + ".", [], out _));
        // The origin's 9 octets stand for the root's one: 8 fewer are left.
        Assert.Equal(DomainNameError.None, Parse(head + new string('y', 53), Origin, out wire));
        Assert.Equal(255, wire.Length);
        Assert.Equal(DomainNameError.NameTooLong, Parse(head + new string('y', 54), Origin, out _));
    }

    [Fact]
    public void TryParse_AnyShorterDestination_IsTooShort()
    {
        for (var room = 0; room < 5; room++)
        {
            Assert.False(DomainNameText.TryParse("a.b."u8, [], new byte[room], out var length, out var error));
            Assert.Equal(0, length);
            Assert.Equal(DomainNameError.NameTooLong, error);
        }
        Assert.True(DomainNameText.TryParse("a.b."u8, [], new byte[5], out _, out _));
    }

    [Fact]
    public void TryParseOrOrigin_AtSign_IsTheOrigin()
    {
        var wire = new byte[255];
        Assert.True(DomainNameText.TryParseOrOrigin("@"u8, Origin, wire, out var length, out _));
        Assert.Equal(Origin, wire.AsSpan(0, length));
        Assert.False(DomainNameText.TryParseOrOrigin("@"u8, [], wire, out length, out var error));
        Assert.Equal(DomainNameError.RelativeWithoutOrigin, error);
        Assert.Equal(0, length);
        Assert.True(DomainNameText.TryParseOrOrigin("@.x."u8, Origin, wire, out length, out _));
        Assert.Equal("\u0001@\u0001x\0"u8, wire.AsSpan(0, length));
    }

    [Fact]
    public void Format_OctetsWithAMeaning_AreEscaped()
    {
        byte[] name = [12, .. ".;\"()\\@$ *-_"u8, 4, 0, 31, 127, 255, 1, (byte)'A', 0];
        Assert.Equal(@"\.\;\""\(\)\\\@\$\032*-_.\000\031\127\255.A.", DomainNameText.Format(name));
        Assert.Equal(".", DomainNameText.Format(DomainName.Root));
    }

    [Fact]
    public void TryFormat_LongestText_FitsMaxLengthAndNotLess()
    {
        var name = new byte[255];
        name[0] = name[64] = name[128] = 63;
        name[192] = 61;
        var text = new byte[DomainNameText.MaxLength];
        Assert.True(DomainNameText.TryFormat(name, text, out var written));
        Assert.Equal(DomainNameText.MaxLength, written);
        Assert.False(DomainNameText.TryFormat(name, text.AsSpan(1), out written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void Format_AnyName_ParsesBackToTheSameOctets()
    {
        Prop.ForAll(WireGenerators.Name.ToArbitrary(), name =>
        {
            var text = DomainNameText.Format(name);
            return Parse(text, Origin, out var wire) == DomainNameError.None && wire.AsSpan().SequenceEqual(name);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_AnyOctets_GivesANameOrAReason()
    {
        Prop.ForAll(WireGenerators.PresentationOctets.ToArbitrary(), text =>
        {
            var wire = new byte[255];
            var parsed = DomainNameText.TryParse(text, Origin, wire, out var length, out var error);
            return parsed
                ? error == DomainNameError.None && DomainName.Measure(wire.AsSpan(0, length), out _) == length
                : error != DomainNameError.None && length == 0;
        }).QuickCheckThrowOnFailure();
    }

    private static DomainNameError Parse(string text, ReadOnlySpan<byte> origin, out byte[] wire)
    {
        var destination = new byte[300];
        DomainNameText.TryParse(Encoding.Latin1.GetBytes(text), origin, destination, out var length, out var error);
        wire = destination[..length];
        return error;
    }
}
