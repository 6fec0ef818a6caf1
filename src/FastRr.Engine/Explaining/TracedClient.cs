using FastRr.Geo;
using FastRr.Geo.Regions;

namespace FastRr.Engine.Explaining;

/// <summary>For whom a steered answer is.</summary>
/// <param name="IsSubnet">The client subnet decides, not the source address.</param>
/// <param name="Region">The client's region, and the scope of that.</param>
/// <param name="Rule">Why it is that region.</param>
/// <param name="Prefix">The client's prefix, its bits from the uppermost on, for choices that follow it.</param>
/// <param name="PrefixScopeLength">Bits within which the prefix is the same; 0 where the source decides.</param>
public sealed record TracedClient(
    bool IsSubnet, RegionMatch Region, RuleMatch Rule, ulong Prefix, int PrefixScopeLength);
