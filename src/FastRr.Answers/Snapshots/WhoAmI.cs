using System.Text;
using FastRr.Geo;
using FastRr.Geo.Regions;

namespace FastRr.Answers.Snapshots;

/// <summary>What the name that tells who asks has to tell.</summary>
public sealed class WhoAmI
{
    private readonly byte[][] _regionNames;

    internal WhoAmI(RuleTable rules, IReadOnlyList<Region> regions)
    {
        Rules = rules;
        _regionNames = Array.ConvertAll([.. regions], region => Encoding.UTF8.GetBytes(region.Name));
    }

    /// <summary>The rule behind each address.</summary>
    public RuleTable Rules { get; }

    /// <summary>The name of a region, UTF-8.</summary>
    public ReadOnlySpan<byte> NameOf(int region) => _regionNames[region];
}
