using FastRr.Geo;
using FastRr.Geo.Databases;
using FastRr.Geo.Regions;
using FastRr.Geo.Tables;
using FastRr.Tests.Geo.Regions;
using Xunit;

namespace FastRr.Tests.Geo.Tables;

public sealed class RegionTableTests
{
    [Fact]
    public void ForOne_Anyone_BelongsToItWithScope0()
    {
        var table = RegionTable.ForOne(7);
        Assert.Equal(new RegionMatch(7, 0), table.FindSource(0, 0xFFFF_C000_0201));
        Assert.Equal(new RegionMatch(7, 0), table.FindSource(0x2001_0DB8_0000_0000, 1));
        Assert.Equal(new RegionMatch(7, 0), table.FindSubnet(0, 0xC000_0200, 24, isIPv4: true));
        Assert.Equal(new RegionMatch(7, 0), table.FindSubnet(0x2001_0DB8_0000_0000, 0, 56, isIPv4: false));
        Assert.Equal(new RegionMatch(7, 0), table.FindSubnet(0x0064_FF9B_0000_0000, 0xC000_0200, 120, isIPv4: false));
    }

    [Fact]
    public void Find_AnyAddress_AllocatesNothing()
    {
        var world = new RandomWorld(1);
        var addresses = Enumerable.Range(0, 1_000).Select(_ => world.DrawAddress(isIPv4: false)).ToArray();
        var least = long.MaxValue;
        var sum = 0;
        // The runtime may allocate beside, when it compiles a method anew.
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var address in addresses)
            {
                var (high, low) = ((ulong)(address >> 64), (ulong)address);
                sum += world.Table.FindSource(high, low).Region;
                sum += world.Table.FindSubnet(high, low, 128, isIPv4: false).ScopeLength;
                sum += world.Table.FindSubnet(0, (uint)low, 32, isIPv4: true).ScopeLength;
            }
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
        Assert.NotEqual(0, sum);
    }

    [Fact]
    public void Table_Of500000Networks_FitsIn8Megabytes()
    {
        // Neighbours differ, so that nothing is merged.
        var ipv4 = Enumerable.Range(0, 350_000).Select(i => new GeoNetwork((UInt128)i << 8, 24, i & 1)).ToList();
        var ipv6 = Enumerable.Range(0, 150_000)
            .Select(i => new GeoNetwork((UInt128)(0x2A00_0000_0000 + (ulong)i) << 80, 48, i & 1)).ToList();
        var source = new GeoSource(ipv4, ipv6, offset => offset == 0 ? Facts.Germany : Facts.Singapore);
        var table = new RegionWorld().Region("eu", "EU").Region("ap", "AS").Database(source).Table;
        Assert.InRange(table.OctetCount, 500_000 * 6, 8_000_000);
        foreach (var network in ipv4)
        {
            var found = table.FindSubnet(0, (ulong)network.First + 255, 32, isIPv4: true);
            Assert.Equal(new RegionMatch((ushort)network.DataOffset, 24), found);
        }
        foreach (var network in ipv6.SkipLast(1))
        {
            var found = table.FindSubnet((ulong)(network.First >> 64) + 0xFFFF, 7, 128, isIPv4: false);
            Assert.Equal(network.DataOffset, found.Region);
        }
    }
}
