using System.Buffers.Binary;
using System.Net;
using System.Text.RegularExpressions;
using FastRr.Geo.Databases;
using FastRr.Testing;
using FastRr.Testing.Tools;
using Xunit;

namespace FastRr.Tests.Geo.Databases;

/// <summary>Look-ups beside those of Debian's mmdblookup: the same network, the same value, the same types.</summary>
public sealed partial class MmdblookupTests
{
    private const int NotFound = 6;

    // A process each.
    private const int AddressesPerDatabase = 30;

    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var name in new[]
            {
                "GeoIP2-City-Test", "GeoIP2-Country-Test", "GeoIP2-Enterprise-Test", "GeoIP2-ISP-Test",
                "GeoIP2-Precision-Enterprise-Test", "GeoIP2-Static-IP-Score-Test", "GeoLite2-ASN-Test",
                "MaxMind-DB-no-ipv4-search-tree", "MaxMind-DB-test-decoder", "MaxMind-DB-test-ipv4-32",
                "MaxMind-DB-test-mixed-24", "MaxMind-DB-test-mixed-28", "MaxMind-DB-test-mixed-32",
                "MaxMind-DB-test-nested", "MaxMind-DB-test-pointer-decoder",
            })
                names.Add(TestDatabases.MaxMind, name);
            foreach (var name in TestDatabases.Names(TestDatabases.IPinfo))
                names.Add(TestDatabases.IPinfo, name);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TryFind_ManyAddresses_FindsWhatMmdblookupDoes(string folder, string name)
    {
        var tool = Tool.Mmdblookup.Require();
        var database = TestDatabases.Open(name, folder);
        foreach (var address in Addresses(database))
        {
            var printed = Command.Run(
                tool, ["--verbose", "--file", Repository.PathOf($"{folder}/{name}.mmdb"), "--ip", $"{address}"]);
            if (!database.TryFind(address, out var network))
            {
                Assert.True(printed.ExitCode == NotFound, $"{address}: {printed}");
                continue;
            }
            Assert.True(printed.ExitCode == 0, $"{address}: {printed}");
            var match = RecordPattern().Match(printed.Output);
            var length = database.IPVersion == 6 && address.GetAddressBytes().Length == 4
                ? FullLength(database, network)
                : network.PrefixLength;
            Assert.Equal($"{address}: {length}", $"{address}: {match.Groups["length"].Value}");
            var value = SpacePattern().Replace(match.Groups["value"].Value.Trim(), " ");
            var dumped = SpacePattern().Replace(MmdbText.Dump(database.ValueAt(network.DataOffset)), " ");
            Assert.Equal($"{address}: {value}", $"{address}: {dumped}");
        }
    }

    /// <summary>First addresses of networks spread over the database, their aliases, and any addresses.</summary>
    private static IEnumerable<IPAddress> Addresses(GeoDatabase database)
    {
        var random = new Random(4);
        foreach (var network in Spread([.. database.IPv4Networks()]))
        {
            yield return IPv4((uint)network.First);
            if (database.IPVersion == 6 && random.Next(4) == 0)
                yield return IPv6(((UInt128)0x2002 << 112) | (network.First << 80));
        }
        foreach (var network in Spread([.. database.IPv6Networks()]))
            yield return IPv6(network.First);
        for (var i = 0; i < 3; i++)
            yield return IPv4((uint)random.NextInt64(1L << 32));
    }

    private static IEnumerable<GeoNetwork> Spread(GeoNetwork[] networks)
    {
        var step = Math.Max(1, networks.Length / (AddressesPerDatabase / 2));
        return networks.Where((_, i) => i % step == 0);
    }

    /// <summary>The network's bits as mmdblookup counts them: those of the IPv6 tree.</summary>
    private static int FullLength(GeoDatabase database, GeoNetwork network)
    {
        if (network.PrefixLength > 0)
            return 96 + network.PrefixLength;
        Assert.True(database.TryFind(IPAddress.IPv6Any, out var whole));
        return whole.PrefixLength;
    }

    private static IPAddress IPv4(uint address)
    {
        var octets = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(octets, address);
        return new IPAddress(octets);
    }

    private static IPAddress IPv6(UInt128 address)
    {
        var octets = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, address);
        return new IPAddress(octets);
    }

    [GeneratedRegex(@"Record prefix length: (?<length>\d+)\s+(?<value>.*)", RegexOptions.Singleline)]
    private static partial Regex RecordPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();
}
