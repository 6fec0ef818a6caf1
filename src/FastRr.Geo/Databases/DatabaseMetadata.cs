namespace FastRr.Geo.Databases;

/// <summary>What a database says of itself, behind the last marker of the file.</summary>
/// <param name="Start">Octet of the file where the marker stands: the end of the data section.</param>
/// <param name="Type">What the maker calls this kind of database.</param>
/// <param name="BuildTime">When it was made.</param>
/// <param name="IPVersion">4 or 6.</param>
/// <param name="NodeCount">Nodes that the search tree is said to have, 0 or more.</param>
/// <param name="RecordSize">Bits of half a node: 24, 28 or 32.</param>
internal sealed record DatabaseMetadata(
    int Start,
    string Type,
    DateTimeOffset BuildTime,
    int IPVersion,
    int NodeCount,
    int RecordSize)
{
    /// <summary>Octets of the metadata at most, with the marker.</summary>
    private const int MaxSize = 128 * 1024;

    private const int MajorVersion = 2;

    private static ReadOnlySpan<byte> Marker =>
        [0xab, 0xcd, 0xef, (byte)'M', (byte)'a', (byte)'x', (byte)'M', (byte)'i', (byte)'n', (byte)'d',
            (byte)'.', (byte)'c', (byte)'o', (byte)'m'];

    /// <exception cref="GeoDatabaseException">There is none, or it is broken, or of another format.</exception>
    public static DatabaseMetadata Read(byte[] octets)
    {
        var searched = Math.Max(0, octets.Length - MaxSize);
        var found = octets.AsSpan(searched).LastIndexOf(Marker);
        if (found < 0)
            throw new GeoDatabaseException("it is not a MaxMind DB file: no metadata in its last 128 KiB");
        var start = searched + found;
        var first = start + Marker.Length;
        if (first == octets.Length)
            throw new GeoDatabaseException($"the file ends at octet {first}, where its metadata should start");
        var section = new DataSection("metadata", octets, first, octets.Length - first);
        new RecordCheck(section).Check(0);
        var map = section.ValueAt(0);
        if (map.Type != FieldType.Map)
            throw new GeoDatabaseException($"the metadata at octet {first} is not a map but of type {(int)map.Type}");
        var major = Number(map, "binary_format_major_version", ushort.MaxValue);
        _ = Number(map, "binary_format_minor_version", ushort.MaxValue);
        if (major != MajorVersion)
            throw new GeoDatabaseException($"its format is version {major}, not {MajorVersion}");
        return new DatabaseMetadata(
            start,
            Value(map, "database_type").Text ?? throw new GeoDatabaseException("database_type is not a text"),
            Time(Number(map, "build_epoch", ulong.MaxValue)),
            OneOf("ip_version", (int)Number(map, "ip_version", ushort.MaxValue), 4, 6),
            (int)Number(map, "node_count", int.MaxValue),
            OneOf("record_size", (int)Number(map, "record_size", ushort.MaxValue), 24, 28, 32));
    }

    private static MmdbValue Value(MmdbValue map, string key) =>
        map.TryGet(System.Text.Encoding.UTF8.GetBytes(key), out var value)
            ? value
            : throw new GeoDatabaseException($"the metadata has no {key}");

    private static ulong Number(MmdbValue map, string key, ulong most)
    {
        var number = Value(map, key).Unsigned
            ?? throw new GeoDatabaseException($"{key} is not an unsigned number");
        return number <= most ? (ulong)number : throw new GeoDatabaseException($"{key} is {number}, beyond {most}");
    }

    private static int OneOf(string key, int value, params ReadOnlySpan<int> allowed) =>
        allowed.Contains(value)
            ? value
            : throw new GeoDatabaseException($"{key} is {value}, not {string.Join(" or ", allowed.ToArray())}");

    private static DateTimeOffset Time(ulong seconds) =>
        seconds <= (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : throw new GeoDatabaseException($"build_epoch is {seconds}, beyond the year 9999");
}
