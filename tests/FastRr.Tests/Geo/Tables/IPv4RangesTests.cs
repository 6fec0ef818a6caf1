using FastRr.Geo.Tables;
using Xunit;

namespace FastRr.Tests.Geo.Tables;

public sealed class IPv4RangesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000)]
    // So many in one /16 that its part of the table has to be halved first.
    [InlineData(60_000)]
    public void Find_ManyRangesCrowded_EqualsABinarySearch(int count)
    {
        var random = new Random(count);
        var ranges = new AddressRanges(32);
        ranges.Append(0, 0);
        uint[] starts = [.. Enumerable.Range(0, count).Select(i => i % 4 == 0
            ? (uint)random.NextInt64(1, 1L << 32)
            : 0x0A0A_0000 + (uint)random.Next(1 << 16)).Append(uint.MaxValue).Distinct().Order()];
        for (var i = 0; i < starts.Length; i++)
            ranges.Append(starts[i], (i % 7) + 1);
        var table = new IPv4Ranges(ranges);
        for (var i = 0; i < 200_000; i++)
        {
            var start = starts[random.Next(starts.Length)];
            var address = random.Next(3) switch { 0 => start, 1 => start - 1, _ => start + (uint)random.Next(1 << 10) };
            var index = ranges.IndexOf(address);
            var next = (uint)(ranges.EndOf(index) + 1);
            var found = table.Find(address);
            Assert.Equal(ranges.ValueOf(index), found.Region);
            Assert.Equal(ranges.ValueOf(index), table.FindRegion(address));
            Assert.Equal(PrefixLength.Within(address, (uint)ranges.StartOf(index), next), found.ScopeLength);
        }
    }
}
