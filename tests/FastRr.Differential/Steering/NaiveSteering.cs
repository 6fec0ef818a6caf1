namespace FastRr.Differential.Steering;

/// <summary>
/// What every client subnet of a world has to get, worked out from its networks and rules without any code of either
/// server.
/// </summary>
internal sealed class NaiveSteering
{
    private const int IPv4Shift = 96;
    private static readonly Prefix s_sixToFour = Prefix.Parse("2002::/16");
    private static readonly Prefix s_teredo = Prefix.Parse("2001::/32");
    private static readonly Prefix s_mapped = Prefix.Parse("::ffff:0:0/96");
    private static readonly Prefix s_nat64 = Prefix.Parse("64:ff9b::/96");
    private static readonly Prefix s_translated = Prefix.Parse("::ffff:0:0:0/96");

    private readonly Reading _reading;
    private readonly List<Prefix> _embedded = [s_mapped, s_nat64, s_teredo, s_sixToFour];
    private readonly NaiveRanges _ipv4;
    private readonly NaiveRanges _ipv6;

    public NaiveSteering(SteeringWorld world, Reading reading)
    {
        _reading = reading;
        if (reading.HasFlag(Reading.TranslatedIsIPv4))
            _embedded.Add(s_translated);
        var layers = new List<(Prefix Network, int Value)>();
        foreach (var (network, record) in world.Networks)
            layers.Add((network, world.DatacenterOf(record, reading)));
        // A network rule wins over the database, and the longer one over the shorter.
        layers.AddRange(world.Rules.OrderBy(rule => rule.Network.Length));
        _ipv4 = new NaiveRanges(true, world.Default, [.. layers.Where(layer => layer.Network.IsIPv4)], []);
        if (reading.HasFlag(Reading.CompatibleIsIPv4))
            layers = [.. layers.Select(layer => (layer.Network.ToIPv6(), layer.Value))];
        _ipv6 = new NaiveRanges(
            false, world.Default, [.. layers.Where(layer => !layer.Network.IsIPv4)], _embedded);
    }

    public SteeredAnswer Find(Prefix subnet)
    {
        if (subnet.IsIPv4)
            return _ipv4.Find(subnet.First);
        var index = _embedded.FindIndex(each => each.First <= subnet.First && subnet.First <= each.Last);
        if (index < 0)
            return _ipv6.Find(subnet.First);
        var around = _embedded[index];
        var before = around == s_sixToFour ? s_sixToFour.Length : IPv4Shift;
        if (subnet.Length <= before && !_reading.HasFlag(Reading.PaddingIsAddress))
            return _ipv6.Find(subnet.First);
        var address = (uint)(subnet.First >> (IPv4Shift - before));
        var found = _ipv4.Find(around == s_teredo ? ~address : address);
        return found with { Scope = before + found.Scope };
    }
}
