using FastRr.Geo.Tables;
using Xunit;

namespace FastRr.Tests.Geo.Tables;

public sealed class PrefixLengthTests
{
    [Theory]
    [InlineData(0x0A000000u, 0x0A000000u, 0x0B000000u, 8)]
    [InlineData(0x0A000000u, 0u, 0u, 0)]
    [InlineData(0x00000000u, 0u, 1u, 32)]
    [InlineData(0xFFFFFFFFu, 0xFFFFFFFFu, 0u, 32)]
    [InlineData(0x80000000u, 0x80000000u, 0u, 1)]
    [InlineData(0x7FFFFFFFu, 0u, 0x80000000u, 1)]
    [InlineData(0xFFFFFFFEu, 0u, 0xFFFFFFFFu, 32)]
    public void Within_EndsOfARange_IsTheShortestPrefixInside(uint address, uint start, uint next, int expected) =>
        Assert.Equal(expected, PrefixLength.Within(address, start, next));

    [Fact]
    public void Within_RandomRanges_IsAsWideAsInsideAndNoWider()
    {
        var random = new Random(1);
        for (var i = 0; i < 200_000; i++)
        {
            var (one, other) = ((ulong)random.NextInt64(), (ulong)random.NextInt64());
            var shift = random.Next(64);
            var (start, last) = (Math.Min(one, other) >> shift, Math.Max(one, other) >> shift);
            var address = start + (ulong)(random.NextDouble() * (last - start));
            if (address < start || address > last)
                continue;
            var length = PrefixLength.Within(address, start, unchecked(last + 1));
            Assert.True(IsInside(address, length, start, last));
            Assert.True(length == 0 || !IsInside(address, length - 1, start, last));
        }
    }

    private static bool IsInside(ulong address, int length, ulong start, ulong last)
    {
        var host = length == 0 ? ulong.MaxValue : (1UL << (64 - length)) - 1;
        host = length == 64 ? 0 : host;
        return (address & ~host) >= start && (address | host) <= last;
    }
}
