namespace FastRr.Geo.Tables;

/// <summary>
/// A whole address family divided into ranges, in order and without gaps: each starts where it says and ends before
/// the next. Written once, from the lowest address upwards.
/// </summary>
internal sealed class AddressRanges
{
    private readonly List<UInt128> _starts;
    private readonly List<int> _values;

    /// <param name="bits">Bits of an address: 32 or 128.</param>
    /// <param name="capacity">Ranges that there will be at most, where that is known.</param>
    public AddressRanges(int bits, int capacity = 0)
    {
        Bits = bits;
        _starts = new List<UInt128>(capacity);
        _values = new List<int>(capacity);
    }

    /// <summary>Bits of an address: 32 or 128.</summary>
    public int Bits { get; }

    /// <summary>The highest address.</summary>
    public UInt128 Last => Bits == 128 ? UInt128.MaxValue : (UInt128.One << Bits) - 1;

    public int Count => _starts.Count;

    /// <summary>All addresses have one value.</summary>
    public static AddressRanges Uniform(int bits, int value)
    {
        var ranges = new AddressRanges(bits);
        ranges.Append(0, value);
        return ranges;
    }

    /// <summary>Adds a range, or lengthens the last one where it has the same value.</summary>
    /// <param name="start">Its first address; the first range starts at 0.</param>
    /// <param name="value">What its addresses have.</param>
    /// <param name="isBarrier">A range starts here even if the value is the same.</param>
    public void Append(UInt128 start, int value, bool isBarrier = false)
    {
        if (_starts.Count > 0 && _starts[^1] == start)
        {
            // What was to start here has no address.
            _starts.RemoveAt(_starts.Count - 1);
            _values.RemoveAt(_values.Count - 1);
        }
        if (_starts.Count > 0 && _values[^1] == value && !isBarrier)
            return;
        _starts.Add(start);
        _values.Add(value);
    }

    /// <summary>The first address of a range.</summary>
    public UInt128 StartOf(int index) => _starts[index];

    /// <summary>The last address of a range.</summary>
    public UInt128 EndOf(int index) => index + 1 < _starts.Count ? _starts[index + 1] - 1 : Last;

    public int ValueOf(int index) => _values[index];

    /// <summary>The range that holds an address.</summary>
    public int IndexOf(UInt128 address)
    {
        var index = _starts.BinarySearch(address);
        return index >= 0 ? index : ~index - 1;
    }
}
