using Xunit;

namespace FastRr.Tidy.Sources;

/// <summary>Collects what breaks a rule and fails with all of it at once.</summary>
internal sealed class Violations
{
    private readonly List<string> _found = [];

    public void Add(string path, int line, string text) => _found.Add($"{path}:{line}: {text}");

    public void Add(string path, string text) => _found.Add($"{path}: {text}");

    /// <summary>Fails where anything was added.</summary>
    /// <param name="rule">What the rule is and why, in one line.</param>
    public void AssertNone(string rule) =>
        Assert.True(_found.Count == 0, $"{rule}\n  {string.Join("\n  ", _found)}");
}
