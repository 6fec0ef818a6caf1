namespace FastRr.Zones;

/// <summary>
/// A growing list of unmanaged items in chunks, so that growth copies nothing beyond the first chunk.
/// </summary>
public sealed class ChunkedList<T>
    where T : unmanaged
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;
    private const int FirstChunkSize = 64;
    private T[][] _chunks = [new T[FirstChunkSize]];

    public int Count { get; private set; }

    public ref T this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    public void Add(in T item)
    {
        var chunk = Count >> ChunkBits;
        var place = Count & (ChunkSize - 1);
        if (chunk == _chunks.Length)
            Array.Resize(ref _chunks, chunk * 2);
        // Small lists stay small: the first chunk alone grows by doubling.
        if (_chunks[chunk] is null)
            _chunks[chunk] = new T[ChunkSize];
        else if (place == _chunks[chunk].Length)
            Array.Resize(ref _chunks[chunk], place * 2);
        _chunks[chunk][place] = item;
        Count++;
    }
}
