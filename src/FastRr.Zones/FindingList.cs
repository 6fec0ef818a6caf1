namespace FastRr.Zones;

/// <summary>
/// Collects findings of one zone up to a bound: a file that is wrong in every line must neither fill the memory nor the
/// screen. Errors and warnings are bounded apart, so that warnings never hide an error.
/// </summary>
internal sealed class FindingList
{
    /// <summary>Findings of one severity that are kept: more than a person corrects in one go.</summary>
    public const int MaxPerSeverity = 100;

    private readonly List<Finding> _findings = [];
    private readonly int[] _counts = new int[2];

    public bool HasErrors => _counts[(int)FindingSeverity.Error] > 0;

    /// <summary>Whether no further error is kept, so that looking for more is no use.</summary>
    public bool IsFull => _counts[(int)FindingSeverity.Error] > MaxPerSeverity;

    public void Error(SourcePosition position, string text) => Add(position, FindingSeverity.Error, text);

    public void Warning(SourcePosition position, string text) => Add(position, FindingSeverity.Warning, text);

    /// <summary>The findings by place: files in the order given, lines and columns ascending.</summary>
    public IReadOnlyList<Finding> ToOrdered(IReadOnlyList<string> files)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files)
            order.TryAdd(file, order.Count);
        return [.. _findings
            .OrderBy(finding => order.GetValueOrDefault(finding.Position.File, int.MaxValue))
            .ThenBy(finding => finding.Position.Line)
            .ThenBy(finding => finding.Position.Column)];
    }

    private void Add(SourcePosition position, FindingSeverity severity, string text)
    {
        ref var count = ref _counts[(int)severity];
        if (count > MaxPerSeverity)
            return;
        // The first one beyond the bound gives its place to say that there are more.
        var kind = severity == FindingSeverity.Error ? "errors" : "warnings";
        _findings.Add(new Finding(position, severity, count < MaxPerSeverity
            ? text
            : $"more than {MaxPerSeverity} {kind}: this one and further ones are not shown"));
        count++;
    }
}
