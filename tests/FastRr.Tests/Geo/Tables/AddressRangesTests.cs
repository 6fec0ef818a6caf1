using FastRr.Geo.Tables;
using Xunit;

namespace FastRr.Tests.Geo.Tables;

public sealed class AddressRangesTests
{
    [Fact]
    public void Append_EqualNeighbours_AreOneRange()
    {
        var ranges = new AddressRanges(32);
        ranges.Append(0, 1);
        ranges.Append(5, 1);
        ranges.Append(9, 2);
        ranges.Append(10, 2);
        Assert.Equal([(0u, 8u, 1), (9u, uint.MaxValue, 2)], Of(ranges));
    }

    [Fact]
    public void Append_AtABarrier_StartsARangeOfTheSameValue()
    {
        var ranges = new AddressRanges(32);
        ranges.Append(0, 1);
        ranges.Append(5, 1, isBarrier: true);
        ranges.Append(7, 1);
        Assert.Equal([(0u, 4u, 1), (5u, uint.MaxValue, 1)], Of(ranges));
    }

    [Fact]
    public void Append_AtTheSameStart_TakesThePlace()
    {
        var ranges = new AddressRanges(32);
        ranges.Append(0, 1);
        ranges.Append(5, 2);
        ranges.Append(5, 1);
        Assert.Equal([(0u, uint.MaxValue, 1)], Of(ranges));
    }

    [Theory]
    [InlineData(0u, 0)]
    [InlineData(4u, 0)]
    [InlineData(5u, 1)]
    [InlineData(8u, 1)]
    [InlineData(9u, 2)]
    [InlineData(uint.MaxValue, 2)]
    public void IndexOf_AnAddress_IsItsRange(uint address, int expected)
    {
        var ranges = new AddressRanges(32);
        ranges.Append(0, 1);
        ranges.Append(5, 2);
        ranges.Append(9, 3);
        Assert.Equal(expected, ranges.IndexOf(address));
    }

    private static IEnumerable<(uint First, uint Last, int Value)> Of(AddressRanges ranges) =>
        Enumerable.Range(0, ranges.Count)
            .Select(i => ((uint)ranges.StartOf(i), (uint)ranges.EndOf(i), ranges.ValueOf(i)));
}
