using FastRr.Testing;
using FastRr.Tidy.Sources;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed class TopLevelTests
{
    private static readonly HashSet<string> Allowed =
        ["src", "tests", "benchmarks", "perf", "geo", "FastRr.sln", "README.md", "global.json", "LICENSE"];

    [Fact]
    public void TopLevel_Names_AreTheClosedList()
    {
        var violations = new Violations();
        foreach (var name in Repository.Files.Select(path => path.Split('/')[0]).Distinct())
        {
            if (!name.StartsWith('.') && !Allowed.Contains(name))
                violations.Add(name, "has no place at the top level");
        }
        violations.AssertNone($"the top level is {string.Join(' ', Allowed)} and dotfiles");
    }
}
