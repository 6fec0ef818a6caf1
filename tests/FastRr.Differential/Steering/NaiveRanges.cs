namespace FastRr.Differential.Steering;

/// <summary>A whole address family painted network by network.</summary>
internal sealed class NaiveRanges
{
    private readonly List<UInt128> _starts = [];
    private readonly List<int> _values = [];
    private readonly UInt128 _last;
    private readonly bool _isIPv4;

    /// <param name="isIPv4">The family.</param>
    /// <param name="background">The value of addresses that are not painted.</param>
    /// <param name="layers">What is painted, each over those before it.</param>
    /// <param name="barriers">No scope reaches from outside into one of these, nor out of it.</param>
    public NaiveRanges(
        bool isIPv4, int background, IReadOnlyList<(Prefix Network, int Value)> layers, IReadOnlyList<Prefix> barriers)
    {
        _isIPv4 = isIPv4;
        _last = new Prefix(isIPv4, 0, 0).Last;
        var edges = new SortedSet<UInt128> { 0 };
        foreach (var network in layers.Select(layer => layer.Network).Concat(barriers))
        {
            edges.Add(network.First);
            if (network.Last != _last)
                edges.Add(network.Last + 1);
        }
        var starts = edges.ToList();
        var values = new int[starts.Count];
        var compartments = new int[starts.Count];
        Array.Fill(values, background);
        foreach (var (network, value) in layers)
            Paint(starts, values, network, value);
        for (var i = 0; i < barriers.Count; i++)
            Paint(starts, compartments, barriers[i], i + 1);
        for (var i = 0; i < starts.Count; i++)
        {
            if (i > 0 && values[i] == values[i - 1] && compartments[i] == compartments[i - 1])
                continue;
            _starts.Add(starts[i]);
            _values.Add(values[i]);
        }
    }

    /// <summary>The value of an address, and the shortest prefix around it that has no other.</summary>
    public SteeredAnswer Find(UInt128 address)
    {
        var index = _starts.BinarySearch(address);
        index = index < 0 ? ~index - 1 : index;
        var end = index + 1 < _starts.Count ? _starts[index + 1] - 1 : _last;
        for (var length = 0; ; length++)
        {
            var around = Prefix.Around(_isIPv4, address, length);
            if (around.First >= _starts[index] && around.Last <= end)
                return new SteeredAnswer(_values[index], length);
        }
    }

    private static void Paint(List<UInt128> starts, int[] values, Prefix network, int value)
    {
        for (var i = starts.BinarySearch(network.First); i < starts.Count && starts[i] <= network.Last; i++)
            values[i] = value;
    }
}
