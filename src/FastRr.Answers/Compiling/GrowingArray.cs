using FastRr.Answers.Snapshots;

namespace FastRr.Answers.Compiling;

/// <summary>An array that grows. Its end is not cut off: memory never written costs nothing, a copy of millions
/// does.</summary>
internal sealed class GrowingArray<T>(int capacity)
    where T : unmanaged
{
    /// <summary>The items, and unused room behind them.</summary>
    public AlignedArray<T> Items { get; private set; } = new(Math.Max(capacity, 4));

    public int Count { get; private set; }

    public ref T this[int index] => ref Items.Items[index];

    public void Add(in T item)
    {
        if (Count == Items.Length)
        {
            var items = new AlignedArray<T>((int)Math.Min(Array.MaxLength / 2, Items.Length * 2L));
            Items.Items.CopyTo(items.Items);
            Items = items;
        }
        Items.Items[Count++] = item;
    }
}
