namespace FastRr.Answers.Compiling;

/// <summary>An array that grows. Its end is not cut off: memory never written costs nothing, a copy of millions
/// does.</summary>
internal sealed class GrowingArray<T>(int capacity)
    where T : unmanaged
{
    /// <summary>The items, and unused room behind them.</summary>
    public T[] Items { get; private set; } = new T[Math.Max(capacity, 4)];

    public int Count { get; private set; }

    public ref T this[int index] => ref Items[index];

    public void Add(in T item)
    {
        if (Count == Items.Length)
        {
            var items = Items;
            Array.Resize(ref items, (int)Math.Min(Array.MaxLength, items.Length * 2L));
            Items = items;
        }
        Items[Count++] = item;
    }
}
