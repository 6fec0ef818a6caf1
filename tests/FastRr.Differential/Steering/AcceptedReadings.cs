namespace FastRr.Differential.Steering;

/// <summary>Every way in which gdnsd reads a client subnet otherwise, and what makes ours right.</summary>
internal static class AcceptedReadings
{
    public static IReadOnlyList<(Reading Reading, string Reason)> All { get; } =
    [
        (Reading.PaddingIsAddress,
            "RFC 7871 §6: ADDRESS is truncated to SOURCE PREFIX-LENGTH, and zeros behind it are padding. A subnet that "
            + "holds no bit of an IPv4 address is plain IPv6 to us; gdnsd takes the padding for 0.0.0.0."),
        (Reading.TranslatedIsIPv4,
            "RFC 7871 §6: FAMILY 2 is IPv6. We look up as IPv4 what lies in the prefixes that are in use for it; "
            + "::ffff:0:0:0/96 of RFC 2765, which is obsolete, is not among them."),
        (Reading.CompatibleIsIPv4,
            "RFC 7871 §6: FAMILY 2 is IPv6. Nor is ::/96, deprecated by RFC 4291 §2.5.5.1: gdnsd keeps IPv4 there, so "
            + "a scope near it ends at a network of IPv4."),
        (Reading.RegisteredCountryIsNone,
            "RFC 7871 §7.2.1: which response suits a network is the server's choice. Where a record has no country we "
            + "take the registered one (geo/README.md), gdnsd none."),
        (Reading.CountryWithinContinent,
            "RFC 7871 §7.2.1: the server's choice again. A country is enough for our rules; gdnsd's map is a tree, and "
            + "a record without a continent does not get past its root."),
    ];

    /// <summary>
    /// The fewest ways that make the difference: with them the naive answer is theirs, without them it is ours.
    /// </summary>
    /// <returns>Null where there are none.</returns>
    public static Reading? Explain(
        Func<Reading, SteeredAnswer> naive, Reading possible, SteeredAnswer ours, SteeredAnswer theirs)
    {
        if (naive(Reading.Ours) != ours)
            return null;
        var readings = Enumerable.Range(1, (int)possible).Select(bits => (Reading)bits)
            .Where(reading => (reading & ~possible) == 0)
            .OrderBy(reading => int.PopCount((int)reading));
        foreach (var reading in readings)
        {
            if (naive(reading) == theirs)
                return reading;
        }
        return null;
    }
}
