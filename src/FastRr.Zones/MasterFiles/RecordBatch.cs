using System.Buffers;
using FastRr.Wire.Names;

namespace FastRr.Zones.MasterFiles;

/// <summary>Records on their way from a master file to a zone, in file order.</summary>
/// <param name="capacity">Records that it takes at most, from 1.</param>
internal sealed class RecordBatch(int capacity) : IDisposable
{
    /// <summary>
    /// Half a millisecond's work, so that handing a batch over costs nothing beside it; with its octets it stays in a
    /// second-level cache of 512 KiB, and so does the next one.
    /// </summary>
    public const int DefaultCapacity = 2048;

    // Room for one record of any size, and for all of a batch where they are as short as most. Rented: of ten thousand
    // small zones, each needs it for a moment.
    private readonly byte[] _octets = ArrayPool<byte>.Shared.Rent(DomainName.MaxLength + ushort.MaxValue);
    private readonly BatchedRecord[] _records = ArrayPool<BatchedRecord>.Shared.Rent(capacity);
    private int _octetCount;

    public int Count { get; private set; }

    /// <summary>The record of a number, from 0.</summary>
    public ref readonly BatchedRecord this[int index] => ref _records[index];

    /// <summary>Takes a record, if there is room.</summary>
    /// <param name="record">All of it but the lengths and the place of its octets.</param>
    /// <param name="lowerOwner">Lower-cased wire form.</param>
    /// <param name="rdata">Wire form, names uncompressed.</param>
    public bool TryAdd(in BatchedRecord record, ReadOnlySpan<byte> lowerOwner, ReadOnlySpan<byte> rdata)
    {
        var room = _octets.AsSpan(_octetCount);
        if (Count == capacity || lowerOwner.Length + rdata.Length > room.Length)
            return false;
        lowerOwner.CopyTo(room);
        rdata.CopyTo(room[lowerOwner.Length..]);
        _records[Count++] = record with
        {
            Offset = _octetCount,
            OwnerLength = (byte)lowerOwner.Length,
            RDataLength = (ushort)rdata.Length,
        };
        _octetCount += lowerOwner.Length + rdata.Length;
        return true;
    }

    public ReadOnlySpan<byte> OwnerOf(in BatchedRecord record) => _octets.AsSpan(record.Offset, record.OwnerLength);

    public ReadOnlySpan<byte> RDataOf(in BatchedRecord record) =>
        _octets.AsSpan(record.Offset + record.OwnerLength, record.RDataLength);

    public void Clear() => Count = _octetCount = 0;

    /// <summary>Gives the room back; nothing may be read or added any more.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_octets);
        ArrayPool<BatchedRecord>.Shared.Return(_records);
    }
}
