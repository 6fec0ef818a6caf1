using FastRr.Geo.Tables;
using Xunit;

namespace FastRr.Tests.Geo.Tables;

public sealed class StartIndexTests
{
    [Fact]
    public void IndexOf_OneRange_IsItEverywhere()
    {
        var index = new StartIndex([0]);
        Assert.Equal(0, index.IndexOf(0));
        Assert.Equal(0, index.IndexOf(ulong.MaxValue));
        Assert.Equal((0UL, 0UL), index.EndsOf(0));
    }

    [Fact]
    public void IndexOf_RangesAtBothEnds_AreFound()
    {
        var index = new StartIndex([0, 1, ulong.MaxValue]);
        Assert.Equal(
            [0, 1, 1, 1, 2], new ulong[] { 0, 1, 2, ulong.MaxValue - 1, ulong.MaxValue }.Select(index.IndexOf));
        Assert.Equal((1UL, ulong.MaxValue), index.EndsOf(1));
        Assert.Equal((ulong.MaxValue, 0UL), index.EndsOf(2));
    }

    [Fact]
    public void IndexOf_StartsOfAllKinds_EqualsABinarySearch()
    {
        AssertFinds(Enumerable.Range(0, 5_000).Select(i => (ulong)i));
        AssertFinds(Enumerable.Range(0, 5_000).Select(i => ulong.MaxValue - (ulong)i));
        AssertFinds(Enumerable.Range(0, 5_000).Select(i => (ulong)i << 51));
        // Twice as far each time, and crowded at each: nodes under nodes.
        AssertFinds(Enumerable.Range(0, 64).SelectMany(
            bit => Enumerable.Range(0, 40).Select(i => (1UL << bit) + (ulong)i)));
        // Crowds in crowds.
        AssertFinds(Enumerable.Range(0, 5_000).Select(
            i => 0x2A00_0000_0000_0000 + ((ulong)(i % 7) << 40) + ((ulong)(i % 31) << 20) + (ulong)i));
    }

    [Fact]
    public void IndexOf_RandomStarts_EqualsABinarySearch()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var bits = random.Next(1, 65);
            var first = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
            AssertFinds(Enumerable.Range(0, random.Next(1, 400))
                .Select(_ => first + ((ulong)random.NextInt64(long.MinValue, long.MaxValue) >> (64 - bits))));
        }
    }

    /// <summary>Asks at each start, beside each, and between them.</summary>
    private static void AssertFinds(IEnumerable<ulong> wanted)
    {
        var starts = wanted.Append(0UL).Distinct().Order().ToArray();
        var index = new StartIndex(starts);
        var random = new Random(1);
        foreach (var start in starts)
        {
            foreach (var address in new[] { start, start - 1, start + 1, start + (ulong)random.NextInt64() })
            {
                var expected = Array.BinarySearch(starts, address);
                expected = expected < 0 ? ~expected - 1 : expected;
                if (expected != index.IndexOf(address))
                    Assert.Fail($"{address:x}: {index.IndexOf(address)}, not {expected} of {starts.Length}");
            }
        }
    }
}
