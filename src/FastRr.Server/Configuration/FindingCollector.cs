using FastRr.Zones;

namespace FastRr.Server.Configuration;

/// <summary>Collects findings, so that an operator sees all of them at once.</summary>
internal sealed class FindingCollector
{
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);

    public int ErrorCount { get; private set; }

    public int WarningCount => _findings.Count - ErrorCount;

    /// <summary>Gives a file its place in the order of <see cref="InOrder"/>.</summary>
    public void Meet(string file) => _files.TryAdd(file, _files.Count);

    /// <summary>
    /// File by file in the order the files were met, each file's by line and column; what holds for a file as a whole
    /// comes behind them.
    /// </summary>
    public IReadOnlyList<Finding> InOrder() => [.. _findings
        .OrderBy(finding => _files[finding.Position.File])
        .ThenBy(finding => finding.Position.Line == 0 ? int.MaxValue : finding.Position.Line)
        .ThenBy(finding => finding.Position.Column)];

    public void Error(SourcePosition position, string text) =>
        Add(new Finding(position, FindingSeverity.Error, text));

    public void Warning(SourcePosition position, string text) =>
        Add(new Finding(position, FindingSeverity.Warning, text));

    public void Add(Finding finding)
    {
        Meet(finding.Position.File);
        _findings.Add(finding);
        if (finding.Severity == FindingSeverity.Error)
            ErrorCount++;
    }

    public void AddRange(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            Add(finding);
    }
}
