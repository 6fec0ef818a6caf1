namespace FastRr.Answers.Compiling;

/// <summary>An array that grows. Its end is cut off only where much is unused, so that millions are not copied
/// again.</summary>
internal sealed class GrowingArray<T>(int capacity)
    where T : unmanaged
{
    /// <summary>One part in this many may stay unused.</summary>
    private const int ToleratedWaste = 16;

    private T[] _items = new T[Math.Max(capacity, 4)];

    public int Count { get; private set; }

    public ref T this[int index] => ref _items[index];

    public void Add(in T item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, (int)Math.Min(Array.MaxLength, _items.Length * 2L));
        _items[Count++] = item;
    }

    public T[] ToArray()
    {
        if (_items.Length - Count > Count / ToleratedWaste)
            Array.Resize(ref _items, Count);
        return _items;
    }
}
