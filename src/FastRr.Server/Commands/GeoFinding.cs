using FastRr.Geo.Regions;
using FastRr.Server.Hosting;

namespace FastRr.Server.Commands;

/// <summary>What <c>fastrr geo</c> tells about one address or client subnet.</summary>
/// <param name="Target">Whom it was asked about.</param>
/// <param name="Region">Name of the region.</param>
/// <param name="Match">What decided.</param>
/// <param name="Prefix">The prefix around the address for which the same decides.</param>
/// <param name="ScopeLength">The scope that a client subnet around the address gets; 0 for what <c>here</c> decided,
/// and where client subnets decide nothing.</param>
internal sealed record GeoFinding(
    GeoTarget Target, string Region, RuleMatch Match, string Prefix, int ScopeLength)
{
    // Where a 128-bit form has an IPv4 address (RFC 4291 §2.5.5.2).
    private const ulong MappedPrefix = 0xFFFF_0000_0000;

    /// <param name="target">Whom it is asked about.</param>
    /// <param name="geo">The regions as served.</param>
    /// <param name="rules">What is behind them.</param>
    /// <param name="honoursClientSubnet">False: for a subnet, what its first address gets when it asks.</param>
    public static GeoFinding Of(GeoTarget target, LoadedGeo geo, RuleTable rules, bool honoursClientSubnet)
    {
        var address = target.Address;
        var (high, low) = ((ulong)(address >> 64), (ulong)address);
        var length = target.Network.PrefixLength;
        var subnet = geo.Table.FindSubnet(high, low, length, target.IsIPv4);
        RuleMatch match;
        var scope = (int)subnet.ScopeLength;
        if (target.IsAddress || !honoursClientSubnet)
        {
            match = rules.FindSource(high, target.IsIPv4 ? MappedPrefix | low : low);
            scope = match.By == DecidedBy.Here || !honoursClientSubnet ? 0 : scope;
        }
        else
        {
            match = rules.FindSubnet(high, low, length, target.IsIPv4);
        }
        var bits = target.IsIPv4 ? 32 : 128;
        var first = AddressNumber.Truncate(address, match.PrefixLength, bits);
        return new GeoFinding(
            target, geo.Rules.Set.Regions[match.Region].Name, match,
            $"{AddressNumber.ToAddress(first, target.IsIPv4)}/{match.PrefixLength}", scope);
    }
}
