using FastRr.Wire.RData;
using FastRr.Wire.Registry;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static FastRr.Tests.Wire.RData.RDataTextFixture;

namespace FastRr.Tests.Wire.RData;

public sealed class RDataNamesTests
{
    public static TheoryData<RRType> Types => [.. RDataGenerators.Types];

    [Fact]
    public void AreCompressible_EveryType_OnlyThoseOfRfc1035()
    {
        var compressible = RDataGenerators.Types.Where(RDataNames.AreCompressible);
        Assert.Equal([RRType.NS, RRType.CNAME, RRType.SOA, RRType.PTR, RRType.MX], compressible);
    }

    [Theory]
    [InlineData(RRType.A, "192.0.2.1", "")]
    [InlineData(RRType.TXT, "abc", "")]
    [InlineData(RRType.NS, "a.", "0+3")]
    [InlineData(RRType.MX, "10 a.b.", "2+5")]
    [InlineData(RRType.SOA, "a. bc. 1 2 3 4 5", "0+3 3+4")]
    [InlineData(RRType.RP, "a. .", "0+3 3+1")]
    [InlineData(RRType.SRV, "1 2 3 a.", "6+3")]
    [InlineData(RRType.NAPTR, "1 2 a bc def a.", "13+3")]
    [InlineData(RRType.RRSIG, "A 1 1 1 1 1 1 a. AA==", "18+3")]
    [InlineData(RRType.NSEC, "a. A", "0+3")]
    [InlineData(RRType.HTTPS, "1 a. port=1", "2+3")]
    public void Find_ARecord_GivesWhereItsNamesStand(RRType type, string text, string expected)
    {
        Span<RDataName> names = new RDataName[RDataNames.MaxCount];
        var count = RDataNames.Find(type, Parse(type, text), names);
        var found = names[..count].ToArray().Select(name => $"{name.Offset}+{name.Length}");
        Assert.Equal(expected, string.Join(' ', found));
    }

    [Theory]
    [InlineData(RRType.NS, "ns.", 0, 4)]
    [InlineData(RRType.CNAME, ".", 0, 1)]
    [InlineData(RRType.DNAME, "a.b.", 0, 5)]
    [InlineData(RRType.MX, "0 .", 2, 1)]
    [InlineData(RRType.KX, "1 kx.", 2, 4)]
    [InlineData(RRType.AFSDB, "1 a.", 2, 3)]
    [InlineData(RRType.SRV, "1 2 3 a.", 6, 3)]
    [InlineData(RRType.SVCB, "1 a. port=1", 2, 3)]
    [InlineData(RRType.HTTPS, "0 a.", 2, 3)]
    public void TryGetTarget_ATypeWithATarget_GivesWhereItStands(RRType type, string text, int offset, int length)
    {
        Assert.True(RDataNames.TryGetTarget(type, Parse(type, text), out var target));
        Assert.Equal(new RDataName(offset, length), target);
    }

    [Fact]
    public void TryGetTarget_OtherTypesOrBrokenData_GivesNothing()
    {
        Assert.False(RDataNames.TryGetTarget(RRType.A, [192, 0, 2, 1], out _));
        Assert.False(RDataNames.TryGetTarget(RRType.SOA, Parse(RRType.SOA, "a. b. 1 1 1 1 1"), out _));
        Assert.False(RDataNames.TryGetTarget(RRType.PTR, [0], out _));
        Assert.False(RDataNames.TryGetTarget((RRType)731, [0, 0, 0], out _));
        Assert.False(RDataNames.TryGetTarget(RRType.MX, [0], out _));
        Assert.False(RDataNames.TryGetTarget(RRType.MX, [0, 1], out _));
        Assert.False(RDataNames.TryGetTarget(RRType.MX, [0, 1, 3, 97], out _));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Find_AnyOctets_StaysInsideThem(RRType type)
    {
        var octets = Gen.OneOf(RDataGenerators.Of(type), WireGenerators.Octets(0, 40), WireGenerators.Name);
        Prop.ForAll(octets.ToArbitrary(), rdata =>
        {
            Span<RDataName> names = new RDataName[RDataNames.MaxCount];
            foreach (var name in names[..RDataNames.Find(type, rdata, names)])
                Assert.True(name.Length > 0 && name.Offset + name.Length <= rdata.Length);
            if (RDataNames.TryGetTarget(type, rdata, out var target))
                Assert.True(target.Offset + target.Length <= rdata.Length);
        }).QuickCheckThrowOnFailure();
    }
}
