using System.Text;

namespace FastRr.Pools;

/// <summary>
/// Which member serves which clients under <c>policy: hash</c>: a client's prefix picks one of 4 096 slots, weighted
/// rendezvous hashing gives each slot a member. A member that is lost leaves its slots to the others and moves no other
/// slot; one that comes back takes just those. The result depends on nothing but the arguments:
/// <code>
/// stream(seed, name) = FNV-1a (64 bits) of the UTF-8 octets of seed, a zero octet, those of name
/// mix(x)             = the last step of SplitMix64 (multiplies and shifts, modulo 2^64)
/// draw(name, slot)   = (top 52 bits of mix(stream + slot × 0x9E3779B97F4A7C15) + ½) / 2^52, over 0 and below 1
/// cost(name, slot)   = -ln(draw) / weight
/// member(slot)       = the one of least cost; of equals the one whose name is first in ordinal order
/// slot(prefix)       = top 12 bits of mix(prefix)
/// </code>
/// -ln(draw) / weight is exponentially distributed with rate weight, and the least of such is member i with probability
/// weight i / Σ weights.
/// </summary>
public static class HashSlots
{
    /// <summary>2^12: a member of one percent gets 41 slots, the table 8 KiB.</summary>
    public const int Count = 1 << SlotBits;

    private const int SlotBits = 12;

    // The odd number nearest to 2^64 / golden ratio: steps of it spread over all 64 bits.
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Gives every slot a member.</summary>
    /// <param name="seed">The pool's: equal seeds and names give equal slots everywhere.</param>
    /// <param name="members">Distinct names; who weighs 0 gets no slot, unless all do: then all weigh the same.</param>
    /// <returns>For each slot an index into <paramref name="members"/>; empty where there are none.</returns>
    public static ushort[] Create(string seed, IReadOnlyList<(string Name, int Weight)> members)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members.Count, ushort.MaxValue, nameof(members));
        if (members.Count == 0)
            return [];
        var slots = new ushort[Count];
        var costs = new double[Count];
        Array.Fill(costs, double.PositiveInfinity);
        var isAnyWeighted = members.Any(member => member.Weight > 0);
        // In ordinal order, so that the first of equals stays and the order of the arguments does not matter.
        foreach (var (index, member) in members.Index().OrderBy(entry => entry.Item.Name, StringComparer.Ordinal))
        {
            var weight = isAnyWeighted ? member.Weight : 1;
            if (weight > 0)
                Claim((ushort)index, StreamOf(seed, member.Name), weight, slots, costs);
        }
        return slots;
    }

    /// <summary>The slot of a client.</summary>
    /// <param name="prefix">The first 64 bits of its address, of which only the prefix is kept: /24 for IPv4, whose
    /// bits stand in the upper half, /56 for IPv6.</param>
    /// <returns>Below <see cref="Count"/>.</returns>
    public static int SlotOf(ulong prefix) => (int)(Mix(prefix) >> (64 - SlotBits));

    private static void Claim(ushort member, ulong stream, int weight, ushort[] slots, double[] costs)
    {
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var cost = -LogarithmOf(Mix(stream + ((ulong)slot * Step))) / weight;
            if (cost >= costs[slot])
                continue;
            costs[slot] = cost;
            slots[slot] = member;
        }
    }

    /// <summary>FNV-1a with its published offset basis and prime.</summary>
    private static ulong StreamOf(string seed, string name)
    {
        var hash = 0xCBF2_9CE4_8422_2325UL;
        foreach (var octet in (byte[])[.. Encoding.UTF8.GetBytes(seed), 0, .. Encoding.UTF8.GetBytes(name)])
            hash = (hash ^ octet) * 0x100_0000_01B3;
        return hash;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }

    /// <summary>
    /// The natural logarithm of a draw, negative. Made of additions, multiplications and divisions alone, which
    /// IEEE 754 defines to the last bit: the logarithm of a C library is not the same on every machine.
    /// </summary>
    private static double LogarithmOf(ulong random)
    {
        const double Ln2 = 0.693147180559945309417;
        const double SquareRootOf2 = 1.41421356237309504880;
        // An odd number of 53 bits: exact as a double. draw = mantissa × 2^exponent, 1 ≤ mantissa < 2.
        var odd = ((random >> 12) << 1) | 1;
        var exponent = 63 - (int)ulong.LeadingZeroCount(odd);
        var mantissa = (double)odd / (1UL << exponent);
        if (mantissa > SquareRootOf2)
        {
            mantissa /= 2;
            exponent++;
        }
        // ln m = 2 artanh z, z = (m - 1) / (m + 1), |z| < 0.1716: what the series leaves out is below 10^-16.
        var z = (mantissa - 1) / (mantissa + 1);
        var square = z * z;
        var series = 0.0;
        for (var power = 19; power >= 1; power -= 2)
            series = (series * square) + (1.0 / power);
        return (2 * z * series) + ((exponent - 53) * Ln2);
    }
}
