namespace FastRr.Differential.Steering;

/// <summary>A place in a map of gdnsd.</summary>
internal sealed class MapNode
{
    // gdnsd compares keys without case.
    private readonly SortedDictionary<string, MapNode> _children = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Its own; null: that of the place around it.</summary>
    public int? Datacenter { get; set; }

    private bool IsEmpty => Datacenter is null && _children.Values.All(child => child.IsEmpty);

    public MapNode Child(string key)
    {
        if (!_children.TryGetValue(key, out var child))
            _children.Add(key, child = new MapNode());
        return child;
    }

    /// <summary>The places in it of which anything is said, a line each.</summary>
    public IEnumerable<string> Format()
    {
        foreach (var (key, child) in _children.Where(entry => !entry.Value.IsEmpty))
        {
            var escaped = key.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal);
            var own = child.Datacenter is { } datacenter ? $"[ dc{datacenter} ]" : null;
            var below = child.Format().ToList();
            if (below.Count == 0)
            {
                yield return $"\"{escaped}\" => {own}";
                continue;
            }
            yield return $"\"{escaped}\" => {{";
            if (own is not null)
                yield return $"  default => {own}";
            foreach (var line in below)
                yield return $"  {line}";
            yield return "}";
        }
    }
}
