namespace FastRr.Zones;

/// <summary>Octet strings kept one behind the other in large chunks, found by offset. 2 GiB at most.</summary>
public sealed class OctetArena
{
    /// <summary>Chunks of 2^20 octets that an offset of 31 bits tells apart.</summary>
    public const int MaxChunks = 1 << (31 - ChunkBits);

    private const int ChunkBits = 20;
    private const int ChunkSize = 1 << ChunkBits;
    private readonly List<byte[]> _chunks = [];
    private readonly int _maxChunks;
    private int _used;

    /// <param name="maxChunks">The most that it takes, in chunks of a MiB; no more than an offset can count.</param>
    public OctetArena(int maxChunks = MaxChunks) => _maxChunks = maxChunks;

    /// <summary>Whether at least one more chunk can be had, and so two more strings of any length.</summary>
    public bool HasRoom => _chunks.Count < _maxChunks - 1;

    /// <summary>Copies an octet string in; no string crosses a chunk.</summary>
    /// <param name="octets">At most 65 535 octets.</param>
    /// <returns>Its offset, for <see cref="Get"/>.</returns>
    public int Add(ReadOnlySpan<byte> octets)
    {
        if (_chunks.Count == 0 || _used + octets.Length > _chunks[^1].Length)
            Grow(octets.Length);
        octets.CopyTo(_chunks[^1].AsSpan(_used));
        var offset = ((_chunks.Count - 1) << ChunkBits) + _used;
        _used += octets.Length;
        return offset;
    }

    public ReadOnlySpan<byte> Get(int offset, int length) =>
        _chunks[offset >> ChunkBits].AsSpan(offset & (ChunkSize - 1), length);

    private void Grow(int needed)
    {
        if (_chunks.Count == _maxChunks)
            throw new InvalidOperationException("a zone's names and RDATA exceed 2 GiB");
        // A zone of a few names costs a page, not a chunk.
        if (_chunks.Count == 1 && _chunks[0].Length < ChunkSize)
        {
            var grown = new byte[Math.Min(ChunkSize, Math.Max(_chunks[0].Length * 4, _used + needed))];
            if (grown.Length >= _used + needed)
            {
                _chunks[0].AsSpan(0, _used).CopyTo(grown);
                _chunks[0] = grown;
                return;
            }
        }
        _chunks.Add(new byte[_chunks.Count == 0 ? Math.Max(4096, needed) : ChunkSize]);
        _used = 0;
    }
}
