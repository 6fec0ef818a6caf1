namespace FastRr.Benchmarks.Data;

/// <summary>
/// Many octet strings (queries, or names) one behind the other in one array, as a receive loop finds its messages: they
/// are read in order, so the processor has them at hand, and only the tables are asked at random.
/// </summary>
internal sealed class OctetStrings
{
    private readonly byte[] _octets;
    private readonly int[] _starts;

    /// <param name="strings">In the order they are used.</param>
    public OctetStrings(IEnumerable<byte[]> strings)
    {
        var octets = new List<byte>();
        var starts = new List<int> { 0 };
        foreach (var one in strings)
        {
            octets.AddRange(one);
            starts.Add(octets.Count);
        }
        _octets = [.. octets];
        _starts = [.. starts];
    }

    public int Count => _starts.Length - 1;

    public ReadOnlySpan<byte> this[int number] =>
        _octets.AsSpan(_starts[number], _starts[number + 1] - _starts[number]);
}
