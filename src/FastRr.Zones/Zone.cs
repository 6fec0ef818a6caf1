using System.Globalization;
using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Zones;

/// <summary>
/// The data of one zone as its master file gave it: names in lower-cased wire form, each with its records in file
/// order. Filled through <see cref="Add"/>, then read; nothing is removed. Names and RDATA are a handful of arrays.
/// </summary>
public sealed class Zone
{
    /// <summary>
    /// Octets of an RRset at most: a message has 65 535, its header 12, the question at most 255 + 4, and 512 are left
    /// for OPT with its options.
    /// </summary>
    public const int MaxRRsetLength = 65_535 - 12 - 255 - 4 - 512;

    /// <summary>A name with fewer records is walked to find one again; from this number on they are indexed.</summary>
    private const int MaxWalkedRecords = 16;

    private readonly OctetArena _octets;
    private readonly ChunkedList<ZoneName> _names = new();
    private readonly ChunkedList<ZoneRecord> _records = new();
    private readonly List<string> _files = [];
    private readonly Dictionary<string, int> _fileNumbers = new(StringComparer.Ordinal);
    private readonly RecordIndex _index;

    // Open addressing, at most half full: 32 bits of the hash, and the number of the name from 1. A new name costs one
    // look into memory, where a chain of names would cost one for each name in it: 100 ms less for a million.
    private ulong[] _entries = new ulong[128];
    private int _lastName = -1;

    /// <param name="apex">The apex's name in wire form, any case.</param>
    public Zone(ReadOnlySpan<byte> apex)
        : this(apex, OctetArena.MaxChunks)
    {
    }

    /// <summary>A zone whose names and RDATA may take no more than so many MiB.</summary>
    internal Zone(ReadOnlySpan<byte> apex, int maxMebibytes)
    {
        _octets = new OctetArena(maxMebibytes);
        Span<byte> lower = stackalloc byte[apex.Length];
        DomainName.ToLower(apex, lower);
        _index = new RecordIndex(this);
        _lastName = Intern(lower);
    }

    /// <summary>The apex's name, lower-cased, in wire form.</summary>
    public ReadOnlySpan<byte> Apex => OwnerOf(0);

    /// <summary>How many names own records; name 0 is the apex.</summary>
    public int NameCount => _names.Count;

    public int RecordCount => _records.Count;

    /// <summary>Files the records came from, main file first.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>A name in lower-cased wire form.</summary>
    /// <param name="name">0 to <see cref="NameCount"/> - 1.</param>
    public ReadOnlySpan<byte> OwnerOf(int name)
    {
        ref var entry = ref _names[name];
        return _octets.Get(entry.Offset, entry.Length);
    }

    /// <summary>The first record of a name in file order, -1 where it has none (the apex of an empty zone).</summary>
    public int FirstRecordOf(int name) => _names[name].FirstRecord;

    /// <param name="record">0 to <see cref="RecordCount"/> - 1.</param>
    public ref ZoneRecord Record(int record) => ref _records[record];

    /// <summary>RDATA in wire form, names in it uncompressed, in the case they were written.</summary>
    public ReadOnlySpan<byte> RDataOf(int record)
    {
        ref var entry = ref _records[record];
        return _octets.Get(entry.RDataOffset, entry.RDataLength);
    }

    /// <summary>Where a record was written.</summary>
    public SourcePosition PositionOf(int record)
    {
        ref var entry = ref _records[record];
        return new SourcePosition(_files.Count > entry.File ? _files[entry.File] : "", entry.Line, entry.Column);
    }

    /// <summary>Where a record was written, as a message about this file says it: a line, or the whole place.</summary>
    internal string DescribePlace(int record, int file) => Record(record).File == file
        ? string.Create(CultureInfo.InvariantCulture, $"line {Record(record).Line}")
        : PositionOf(record).ToString();

    /// <summary>Finds a name.</summary>
    /// <param name="lowerName">Lower-cased wire form.</param>
    /// <returns>Its number, or -1.</returns>
    public int Find(ReadOnlySpan<byte> lowerName)
    {
        return Find(lowerName, HashOf(lowerName));
    }

    /// <summary>The first record of a name and type, or -1.</summary>
    public int FindRecord(int name, RRType type)
    {
        var record = FirstRecordOf(name);
        while (record >= 0 && Record(record).Type != type)
            record = Record(record).Next;
        return record;
    }

    /// <summary>Names a file that records will come from.</summary>
    /// <returns>Its index, for <see cref="ZoneRecord.File"/>.</returns>
    public int AddFile(string path)
    {
        if (!_fileNumbers.TryGetValue(path, out var number))
        {
            number = _files.Count;
            _files.Add(path);
            _fileNumbers.Add(path, number);
        }
        return number;
    }

    /// <summary>Adds a record; the same record again is left out (RFC 2181 §5).</summary>
    /// <param name="lowerOwner">Lower-cased wire form.</param>
    /// <param name="type">Any type.</param>
    /// <param name="ttlSeconds">0 to 2^31-1.</param>
    /// <param name="rdata">Wire form, names uncompressed.</param>
    /// <param name="file">What <see cref="AddFile"/> gave.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <returns>The record's number, or -1 where it was there already.</returns>
    public int Add(
        ReadOnlySpan<byte> lowerOwner, RRType type, uint ttlSeconds, ReadOnlySpan<byte> rdata,
        int file = 0, int line = 0, int column = 0)
    {
        return TryAdd(lowerOwner, type, ttlSeconds, rdata, file, line, column, out var number) ? number : -1;
    }

    /// <summary>Whether one more record of any size fits.</summary>
    internal bool HasRoom => _octets.HasRoom;

    /// <summary>As <see cref="Add"/>; the number is that of the record, or of the one that was there already.</summary>
    /// <returns>Whether it was not there.</returns>
    internal bool TryAdd(
        ReadOnlySpan<byte> lowerOwner, RRType type, uint ttlSeconds, ReadOnlySpan<byte> rdata,
        int file, int line, int column, out int number)
    {
        // Records of one owner mostly stand together in the file.
        var name = _lastName = OwnerOf(_lastName).SequenceEqual(lowerOwner) ? _lastName : Intern(lowerOwner);
        ref var entry = ref _names[name];
        number = FindSame(name, entry, type, rdata);
        if (number >= 0)
            return false;
        number = _records.Count;
        _records.Add(new ZoneRecord
        {
            Type = type,
            TtlSeconds = ttlSeconds,
            RDataOffset = _octets.Add(rdata),
            RDataLength = (ushort)rdata.Length,
            Next = -1,
            File = (ushort)file,
            Line = line,
            Column = (ushort)Math.Min(column, ushort.MaxValue),
        });
        if (entry.FirstRecord < 0)
            entry.FirstRecord = number;
        else
            Record(entry.LastRecord).Next = number;
        entry.LastRecord = number;
        entry.RecordCount++;
        if (entry.RecordCount == MaxWalkedRecords)
            _index.AddAllOf(name);
        else if (entry.RecordCount > MaxWalkedRecords)
            _index.Add(name, number);
        return true;
    }

    private int FindSame(int name, in ZoneName entry, RRType type, ReadOnlySpan<byte> rdata)
    {
        if (entry.RecordCount >= MaxWalkedRecords)
            return _index.Find(name, type, rdata);
        var other = entry.FirstRecord;
        while (other >= 0 && !(Record(other).Type == type && RDataEquality.Equals(type, RDataOf(other), rdata)))
            other = Record(other).Next;
        return other;
    }

    private int Find(ReadOnlySpan<byte> lowerName, uint hash)
    {
        var mask = (uint)_entries.Length - 1;
        for (var place = hash & mask; _entries[place] is not 0 and var found; place = (place + 1) & mask)
        {
            if ((uint)(found >> 32) != hash)
                continue;
            var name = (int)(uint)found - 1;
            ref var entry = ref _names[name];
            if (_octets.Get(entry.Offset, entry.Length).SequenceEqual(lowerName))
                return name;
        }
        return -1;
    }

    private int Intern(ReadOnlySpan<byte> lowerName)
    {
        var hash = HashOf(lowerName);
        var found = Find(lowerName, hash);
        if (found >= 0)
            return found;
        if (_names.Count * 2 >= _entries.Length)
            Rehash();
        _names.Add(new ZoneName
        {
            Offset = _octets.Add(lowerName),
            Length = (byte)lowerName.Length,
            FirstRecord = -1,
            LastRecord = -1,
            Hash = hash,
        });
        Enter(_names.Count - 1);
        return _names.Count - 1;
    }

    private void Rehash()
    {
        _entries = new ulong[_entries.Length * 2];
        for (var name = 0; name < _names.Count; name++)
            Enter(name);
    }

    private void Enter(int name)
    {
        var hash = _names[name].Hash;
        var mask = (uint)_entries.Length - 1;
        var place = hash & mask;
        while (_entries[place] != 0)
            place = (place + 1) & mask;
        _entries[place] = ((ulong)hash << 32) | (uint)(name + 1);
    }

    private static uint HashOf(ReadOnlySpan<byte> lowerName) => (uint)NameHash.Compute(lowerName, seed: 0);

    private struct ZoneName
    {
        public int Offset;
        public int FirstRecord;
        public int LastRecord;
        public uint Hash;
        public int RecordCount;
        public byte Length;
    }
}
