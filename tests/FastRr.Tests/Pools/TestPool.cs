using FastRr.Geo;
using FastRr.Pools;

namespace FastRr.Tests.Pools;

/// <summary>Regions and pools from short texts.</summary>
internal static class TestPool
{
    /// <summary>Four places on Earth, one private region, two of unknown place; by number.</summary>
    public static IReadOnlyList<Region> World { get; } =
    [
        new(0, "eu", new GeoPoint(50.11, 8.68), IsPrivate: false),
        new(1, "na", new GeoPoint(39.04, -77.49), IsPrivate: false),
        new(2, "ap", new GeoPoint(1.35, 103.82), IsPrivate: false),
        new(3, "sa", new GeoPoint(-23.55, -46.63), IsPrivate: false),
        new(4, "lab", new GeoPoint(50.12, 8.69), IsPrivate: true),
        new(5, "x", null, IsPrivate: false),
        new(6, "y", null, IsPrivate: false),
    ];

    public static int Number(string region) => World.Single(other => other.Name == region).Number;

    /// <summary>The world with a region's own fallback.</summary>
    public static IReadOnlyList<Region> WithFallback(string region, params string[] fallback) =>
    [
        .. World.Select(other => other.Name == region
            ? other with { Fallback = [.. fallback.Select(Number)] }
            : other),
    ];

    /// <summary>
    /// A pool from <c>eu: a b*3 c*0; na: d4 e6</c>: a number behind a star is the weight, a 4 or 6 the only family.
    /// </summary>
    public static Pool Create(string text, MemberKind kind = MemberKind.Address)
    {
        var number = 0;
        return new Pool
        {
            Number = 0,
            Name = "test",
            Names = [],
            Kind = kind,
            AnswerLimit = 8,
            HashSeed = "test",
            Regions =
            [
                .. text.Split("; ").Select(part => part.Split(':')).Select(part => new PoolRegion(
                    World[Number(part[0])],
                    [
                        .. part[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            .Select(member => CreateMember(number++, member, kind)),
                    ])),
            ],
        };
    }

    public static Pool WithFallback(this Pool pool, string region, params string[] fallback) => pool with
    {
        Fallback = new Dictionary<int, IReadOnlyList<int>> { [Number(region)] = [.. fallback.Select(Number)] },
    };

    private static Member CreateMember(int number, string text, MemberKind kind)
    {
        var parts = text.Split('*');
        var isAddress = kind == MemberKind.Address;
        return new Member
        {
            Number = number,
            Name = parts[0],
            Weight = parts.Length > 1 ? int.Parse(parts[1]) : 1,
            IPv4 = !isAddress || parts[0].EndsWith('6') ? default : new byte[] { 192, 0, 2, (byte)number },
            IPv6 = !isAddress || parts[0].EndsWith('4') ? default : new byte[16],
            RData = isAddress ? default : new byte[] { 0, 10, 1, (byte)'m', 0 },
        };
    }
}
