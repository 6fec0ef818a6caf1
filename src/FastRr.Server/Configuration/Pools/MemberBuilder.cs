using System.Net.Sockets;
using FastRr.Pools;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Pools;

/// <summary>Makes the members of all pools and numbers them.</summary>
internal sealed class MemberBuilder(FindingCollector findings)
{
    private readonly List<SourcePosition> _positions = [];

    /// <summary>Where each member was written, by its number.</summary>
    public IReadOnlyList<SourcePosition> Positions => _positions;

    /// <summary>The members of one region.</summary>
    public IReadOnlyList<Member> Build(IReadOnlyList<MemberSettings> members, PoolPolicy policy)
    {
        var built = new List<Member>(members.Count);
        // What may stand once only: names, addresses, and other data as text, each with its first place.
        var taken = new Dictionary<string, SourcePosition>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
        {
            var name = member.Name ?? DefaultName(member);
            // A name that is the address says nothing more when the address stands twice.
            var isUnique = DataOf(member).All(data => IsFirst(data, member, taken, $"{data} stands twice"));
            if (isUnique)
                IsFirst($"name {name}", member, taken, $"two members are called '{name}'");
            built.Add(new Member
            {
                Number = _positions.Count,
                Name = name,
                Weight = WeightOf(member, policy),
                IPv4 = AddressOf(member, AddressFamily.InterNetwork),
                IPv6 = AddressOf(member, AddressFamily.InterNetworkV6),
                RData = member.RData,
            });
            _positions.Add(member.Position);
        }
        return built;
    }

    private bool IsFirst(
        string text, MemberSettings member, Dictionary<string, SourcePosition> taken, string otherwise)
    {
        if (taken.TryAdd(text, member.Position))
            return true;
        findings.Error(member.Position, $"{otherwise} in this region: first at {taken[text]}");
        return false;
    }

    private int WeightOf(MemberSettings member, PoolPolicy policy)
    {
        if (member.Weight is not { } weight)
            return 1;
        if (policy is PoolPolicy.Weighted or PoolPolicy.Hash)
            return weight.Value;
        var word = policy == PoolPolicy.Failover ? "failover" : "round-robin";
        findings.Warning(weight.Position, weight.Value == 0
            ? $"'weight: 0' makes a standby; under '{word}' other weights say nothing: 'policy: weighted' is meant?"
            : $"'weight' says nothing under '{word}': 'policy: weighted' is meant?");
        return Math.Min(weight.Value, 1);
    }

    private static IEnumerable<string> DataOf(MemberSettings member) => member.Kind == MemberKind.Address
        ? member.Addresses!.Select(address => address.ToString())
        : [$"{TypeOf(member.Kind)} {RDataText.Format(TypeOf(member.Kind), member.RData)}"];

    private static string DefaultName(MemberSettings member)
    {
        if (member.Kind == MemberKind.Address)
            return member.Addresses![0].ToString();
        return RDataNames.TryGetTarget(TypeOf(member.Kind), member.RData, out var target)
            ? new PoolName(member.RData.AsSpan(target.Offset, target.Length)).ToString()
            : "";
    }

    private static byte[] AddressOf(MemberSettings member, AddressFamily family) =>
        member.Addresses?.FirstOrDefault(address => address.AddressFamily == family)?.GetAddressBytes() ?? [];

    private static RRType TypeOf(MemberKind kind) => kind switch
    {
        MemberKind.CName => RRType.CNAME,
        MemberKind.Mx => RRType.MX,
        _ => RRType.SRV,
    };
}
