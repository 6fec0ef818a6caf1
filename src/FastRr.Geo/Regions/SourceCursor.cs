using FastRr.Geo.Databases;

namespace FastRr.Geo.Regions;

/// <summary>Goes through the networks of one source and family, and tells the class of each.</summary>
internal sealed class SourceCursor : IDisposable
{
    private readonly int _number;
    private readonly int _bits;
    private readonly GeoSource _source;
    private readonly FactClassifier _classifier;
    private readonly IEnumerator<GeoNetwork> _networks;

    // Many networks share a record. Both families of a source share what is known.
    private readonly Dictionary<int, int> _classes;

    /// <param name="number">The source's place among all.</param>
    /// <param name="source">The source.</param>
    /// <param name="bits">32 for its IPv4 networks, 128 for the others.</param>
    /// <param name="classifier">Knows the classes.</param>
    /// <param name="classes">The class at each offset that was met before.</param>
    public SourceCursor(
        int number, GeoSource source, int bits, FactClassifier classifier, Dictionary<int, int> classes)
    {
        _number = number;
        _bits = bits;
        _source = source;
        _classifier = classifier;
        _classes = classes;
        _networks = (bits == 32 ? source.IPv4Networks : source.IPv6Networks).GetEnumerator();
        Advance();
    }

    /// <summary>There is no network any more.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The first address of the network at hand.</summary>
    public UInt128 First { get; private set; }

    /// <summary>Its last address.</summary>
    public UInt128 Last { get; private set; }

    /// <summary>Number of its class.</summary>
    public int Class { get; private set; }

    /// <summary>Goes on to the next network.</summary>
    /// <exception cref="GeoSourceException">The source is broken.</exception>
    public void Advance()
    {
        try
        {
            IsAtEnd = !_networks.MoveNext();
            if (IsAtEnd)
                return;
            var network = _networks.Current;
            First = network.First;
            Last = AddressNumber.LastOf(network.First, network.PrefixLength, _bits);
            Class = ClassAt(network.DataOffset);
        }
        catch (GeoDatabaseException failure)
        {
            throw new GeoSourceException(_number, failure);
        }
    }

    public void Dispose() => _networks.Dispose();

    private int ClassAt(int offset)
    {
        if (!_classes.TryGetValue(offset, out var known))
        {
            known = _classifier.Classify(_source.FactsAt(offset));
            _classes.Add(offset, known);
        }
        return known;
    }
}
