using System.Buffers.Binary;

namespace FastRr.Differential.Steering;

/// <summary>The client subnets that are asked: drawn, near borders more than elsewhere, always alike.</summary>
internal sealed class SubnetPlan
{
    private const int Count = 10_000;

    /// <summary>Prefixes in which one of the servers finds IPv4 addresses.</summary>
    private static readonly Prefix[] s_embedded =
    [
        .. new[] { "::ffff:0:0/96", "64:ff9b::/96", "2001::/32", "2002::/16", "::ffff:0:0:0/96" }.Select(Prefix.Parse),
        new(false, 0, 96),
    ];

    private readonly Random _random = new(7871);
    private readonly List<UInt128> _ipv4Edges = [];
    private readonly List<UInt128> _ipv6Edges = [];

    private SubnetPlan(SteeringWorld world)
    {
        var networks = world.Networks.Select(entry => entry.Network).Concat(world.Rules.Select(rule => rule.Network));
        foreach (var network in networks)
            (network.IsIPv4 ? _ipv4Edges : _ipv6Edges).AddRange([network.First, network.Last + 1]);
        foreach (var prefix in s_embedded)
            _ipv6Edges.AddRange([prefix.First, prefix.Last + 1]);
    }

    public static IReadOnlyCollection<Prefix> Of(SteeringWorld world)
    {
        var plan = new SubnetPlan(world);
        var subnets = new HashSet<Prefix>();
        while (subnets.Count < Count)
            subnets.Add(plan.Draw());
        return subnets;
    }

    private Prefix Draw() => _random.Next(20) switch
    {
        < 10 => Prefix.Wrapped(true, DrawNear(_ipv4Edges, 32), _random.Next(8, 33)),
        < 18 => Prefix.Wrapped(false, DrawNear(_ipv6Edges, 128), _random.Next(16, 65)),
        _ => DrawEmbedded(),
    };

    /// <summary>On either side of a border, somewhat behind it, or anywhere.</summary>
    private UInt128 DrawNear(List<UInt128> edges, int bits)
    {
        var edge = edges[_random.Next(edges.Count)];
        return _random.Next(8) switch
        {
            < 3 => edge,
            < 6 => edge - 1,
            6 => edge + Draw128(_random.Next(bits)),
            _ => Draw128(bits),
        };
    }

    private Prefix DrawEmbedded()
    {
        var prefix = s_embedded[_random.Next(s_embedded.Length)];
        var shift = prefix.Length == 16 ? 80 : 0;
        var ipv4 = DrawNear(_ipv4Edges, 32) & uint.MaxValue;
        // Teredo has the address inverted, behind bits that mean nothing here.
        if (prefix.Length == 32)
            ipv4 = (ipv4 ^ uint.MaxValue) | (Draw128(64) << 32);
        return Prefix.Wrapped(false, prefix.First | (ipv4 << shift), _random.Next(16, 129));
    }

    /// <summary>A number of so many bits, 0 to 128.</summary>
    private UInt128 Draw128(int bits)
    {
        Span<byte> octets = stackalloc byte[16];
        _random.NextBytes(octets);
        return bits == 0 ? 0 : BinaryPrimitives.ReadUInt128BigEndian(octets) >> (128 - bits);
    }
}
