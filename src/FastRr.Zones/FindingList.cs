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
        var ordered = _findings
            .OrderBy(finding => order.GetValueOrDefault(finding.Position.File, int.MaxValue))
            .ThenBy(finding => finding.Position.Line)
            .ThenBy(finding => finding.Position.Column)
            .ToList();
        var whole = new SourcePosition(files.Count > 0 ? files[0] : "", 0, 0);
        if (IsFull)
            ordered.Add(new Finding(whole, FindingSeverity.Error, "further errors are not shown"));
        if (_counts[(int)FindingSeverity.Warning] > MaxPerSeverity)
            ordered.Add(new Finding(whole, FindingSeverity.Warning, "further warnings are not shown"));
        return ordered;
    }

    private void Add(SourcePosition position, FindingSeverity severity, string text)
    {
        // One is counted beyond the bound, to know that something was left out.
        ref var count = ref _counts[(int)severity];
        if (count < MaxPerSeverity)
            _findings.Add(new Finding(position, severity, text));
        if (count <= MaxPerSeverity)
            count++;
    }
}
