using System.Text;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static FastRr.Tests.Wire.RData.RDataTextFixture;

namespace FastRr.Tests.Wire.RData;

public sealed class RDataTextPropertyTests
{
    private static readonly string[] Words =
        [@"\#", "0", "1", "15", "2", "a.", "@", "N", "E", "AQID", "00ff", "alpn=h2", "192.0.2.1", "::1", "A", "-"];

    public static TheoryData<RRType> Types => [.. RDataGenerators.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public void Format_AnyValidRData_ParsesBackToTheSameOctets(RRType type)
    {
        Prop.ForAll(RDataGenerators.Of(type).ToArbitrary(), rdata =>
        {
            Assert.True(RDataText.IsValid(type, rdata), $"{type} {Convert.ToHexStringLower(rdata)} is not valid");
            var text = RDataText.Format(type, rdata);
            // The generic form is for types that have no other.
            Assert.Equal(type == (RRType)731, text.StartsWith(@"\#", StringComparison.Ordinal));
            Assert.True(TryParse(type, text, out var parsed, out var error), $"{type} {text}: {error.Text}");
            Assert.Equal(rdata, parsed);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void TryParse_GenericFormOfValidRData_GivesTheSameOctets(RRType type)
    {
        Prop.ForAll(RDataGenerators.Of(type).ToArbitrary(), rdata =>
        {
            var text = $@"\# {rdata.Length} {Convert.ToHexString(rdata)}";
            Assert.True(TryParse(type, text, out var parsed, out var error), $"{type} {text}: {error.Text}");
            Assert.Equal(rdata, parsed);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void IsValid_ValidRDataChanged_AgreesWithItsText(RRType type)
    {
        // One octet changed, cut off or put behind: either it is still in the format and has a text that parses to it,
        // or the generic form is refused.
        var changed =
            from rdata in RDataGenerators.Of(type)
            from place in Gen.Choose(0, Math.Max(rdata.Length - 1, 0))
            from octet in Gen.Choose(0, 255)
            from kind in Gen.Choose(0, 2)
            select Change(rdata, place, (byte)octet, kind);
        Prop.ForAll(changed.ToArbitrary(), rdata =>
        {
            var text = RDataText.Format(type, rdata);
            var parsed = TryParse(type, text, out var octets, out var error);
            Assert.Equal(RDataText.IsValid(type, rdata), parsed);
            if (parsed)
                Assert.Equal(rdata, octets);
            else
                Assert.False(string.IsNullOrEmpty(error.Text));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void TryParse_AnyTokens_GivesValidRDataOrAnErrorAtAToken(RRType type)
    {
        var word = Gen.Frequency(
            (3, Gen.Elements(Words)),
            (2, WireGenerators.PresentationOctets.Select(Encoding.Latin1.GetString)));
        Prop.ForAll(word.ListOf().Select(words => string.Join(' ', words)).ToArbitrary(), text =>
        {
            var parsed = TryParse(type, text, out var rdata, out var error);
            var count = Tokenize(Encoding.Latin1.GetBytes(text)).Length;
            if (parsed)
                Assert.True(RDataText.IsValid(type, rdata));
            else
                Assert.True(error.Token >= 0 && error.Token <= count && !string.IsNullOrEmpty(error.Text));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void TryParse_WordsOfAValidTextChanged_GivesValidRDataOrAnErrorAtAToken(RRType type)
    {
        var changed =
            from rdata in RDataGenerators.Of(type)
            let words = RDataText.Format(type, rdata).Split(' ')
            from place in Gen.Choose(0, words.Length - 1)
            from word in Gen.OneOf(
                WireGenerators.PresentationOctets.Select(Encoding.Latin1.GetString),
                Gen.Constant(words[place] + "\\"),
                Gen.Constant(""))
            select string.Join(' ', [.. words[..place], word, .. words[(place + 1)..]]);
        Prop.ForAll(changed.ToArbitrary(), text =>
        {
            if (TryParse(type, text, out var rdata, out var error))
                Assert.True(RDataText.IsValid(type, rdata));
            else
                Assert.False(string.IsNullOrEmpty(error.Text));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void TryParse_AnyShorterDestination_IsRefused(RRType type)
    {
        Prop.ForAll(RDataGenerators.Of(type).ToArbitrary(), rdata =>
        {
            var text = Encoding.Latin1.GetBytes(RDataText.Format(type, rdata));
            var tokens = Tokenize(text);
            for (var room = Math.Max(0, rdata.Length - 40); room < rdata.Length; room++)
            {
                var small = new byte[room];
                Assert.False(RDataText.TryParse(type, text, tokens, Origin, small, out var length, out var error));
                Assert.Equal(0, length);
                Assert.False(string.IsNullOrEmpty(error.Text));
            }
            Assert.True(RDataText.TryParse(type, text, tokens, Origin, new byte[rdata.Length], out _, out _));
        }).QuickCheckThrowOnFailure();
    }

    private static byte[] Change(byte[] rdata, int place, byte octet, int kind) => kind switch
    {
        0 => rdata[..place],
        1 => [.. rdata, octet],
        _ when rdata.Length == 0 => [octet],
        _ => [.. rdata[..place], octet, .. rdata[(place + 1)..]],
    };
}
