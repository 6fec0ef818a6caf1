using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FastRr.Geo.Databases;

/// <summary>
/// A MaxMind DB file, format 2.0 (https://maxmind.github.io/MaxMind-DB/), held in memory. Its networks are gone through
/// and its records read once, when regions are compiled; nothing of it is on the path of a query.
/// </summary>
/// <remarks>
/// No file can crash or hang the process: every offset is checked, nothing is allocated by a length that the file
/// claims, and loops and nesting are bounded. Several threads may use one at once.
/// </remarks>
public sealed class GeoDatabase
{
    private readonly DatabaseMetadata _metadata;
    private readonly SearchTree _tree;
    private readonly DataSection _data;
    private readonly RecordCheck _check;

    private GeoDatabase(byte[] octets)
    {
        _metadata = DatabaseMetadata.Read(octets);
        _tree = new SearchTree(octets, _metadata);
        var start = _tree.Length + SearchTree.SeparatorLength;
        _data = new DataSection("data section", octets, start, _metadata.Start - start);
        _check = new RecordCheck(_data);
    }

    /// <summary>What the maker calls this kind of database: <c>GeoLite2-City</c>.</summary>
    public string Type => _metadata.Type;

    /// <summary>When it was made.</summary>
    public DateTimeOffset BuildTime => _metadata.BuildTime;

    /// <summary>4: addresses of IPv4 alone; 6: of both.</summary>
    public int IPVersion => _metadata.IPVersion;

    /// <summary>Nodes of the search tree, at least 1.</summary>
    public int NodeCount => _metadata.NodeCount;

    /// <summary>Bits of half a node: 24, 28 or 32.</summary>
    public int RecordSize => _metadata.RecordSize;

    /// <summary>Reads a file whole into memory.</summary>
    /// <exception cref="GeoDatabaseException">It cannot be read, or is no sound database.</exception>
    public static GeoDatabase Open(string path)
    {
        byte[] octets;
        try
        {
            octets = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw new GeoDatabaseException(Explain(failure, path), failure);
        }
        return Read(octets);
    }

    /// <summary>Reads the octets of a file, which must not change from now on.</summary>
    /// <exception cref="GeoDatabaseException">They are no sound database.</exception>
    public static GeoDatabase Read(byte[] octets)
    {
        ArgumentNullException.ThrowIfNull(octets);
        return new GeoDatabase(octets);
    }

    /// <summary>
    /// The networks of the IPv4 space: of an IPv6 tree those under <c>::/96</c>. Where one record holds for all of it,
    /// or for more, that is the network <c>0.0.0.0/0</c>.
    /// </summary>
    public GeoNetworks IPv4Networks() => new(_tree, isIPv4: true);

    /// <summary>
    /// The networks of the IPv6 space without those of <see cref="IPv4Networks"/> and their aliases: the other places
    /// from where the tree leads to them, such as <c>2002::/16</c> and <c>::ffff:0:0/96</c>. Of an IPv4 tree: none.
    /// </summary>
    public GeoNetworks IPv6Networks() => new(IPVersion == 6 ? _tree : null, isIPv4: false);

    /// <summary>
    /// The network around an address. An IPv6 address is looked up as it is, so that it may lead to IPv4 networks by an
    /// alias.
    /// </summary>
    /// <returns>False where the database has no record for it; also for an IPv6 address in an IPv4 tree.</returns>
    /// <exception cref="GeoDatabaseException">The tree is broken there.</exception>
    public bool TryFind(IPAddress address, out GeoNetwork network)
    {
        ArgumentNullException.ThrowIfNull(address);
        network = default;
        var isIPv4 = address.AddressFamily == AddressFamily.InterNetwork;
        if (!isIPv4 && IPVersion == 4)
            return false;
        Span<byte> octets = stackalloc byte[16];
        octets.Clear();
        address.TryWriteBytes(isIPv4 ? octets[12..] : octets, out _);
        return _tree.TryFind(BinaryPrimitives.ReadUInt128BigEndian(octets), isIPv4, out network);
    }

    /// <summary>What the record at an offset says. The whole record is proved to be sound, once.</summary>
    /// <param name="dataOffset">Of a <see cref="GeoNetwork"/> of this database. The caller keeps what it got: many
    /// networks share a record.</param>
    /// <exception cref="GeoDatabaseException">The record is broken.</exception>
    public GeoFacts FactsAt(int dataOffset) => FactsReader.Read(ValueAt(dataOffset));

    /// <summary>The record at an offset as it stands, proved to be sound.</summary>
    /// <exception cref="GeoDatabaseException">The record is broken.</exception>
    internal MmdbValue ValueAt(int dataOffset)
    {
        _check.Check(dataOffset);
        return _data.ValueAt(dataOffset);
    }

    private static string Explain(Exception failure, string path) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        UnauthorizedAccessException when Directory.Exists(path) => "it is a directory",
        UnauthorizedAccessException => "permission denied",
        IOException when new FileInfo(path) is { Exists: true, Length: > int.MaxValue } => "it is larger than 2 GiB",
        _ => "it cannot be read",
    };
}
