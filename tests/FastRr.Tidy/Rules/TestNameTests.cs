using System.Text.RegularExpressions;
using FastRr.Tidy.Sources;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed partial class TestNameTests
{
    [Fact]
    public void TestMethods_OfAll_AreMethodConditionOutcome()
    {
        var violations = new Violations();
        foreach (var source in Tree.CSharpBelow("tests"))
        {
            for (var i = 0; i < source.CodeLines.Count; i++)
            {
                if (!TestPattern().IsMatch(source.CodeLines[i]))
                    continue;
                var method = source.CodeLines.Skip(i + 1).Select(line => MethodPattern().Match(line))
                    .First(match => match.Success).Groups["name"].Value;
                if (!NamePattern().IsMatch(method))
                    violations.Add(source.Path, i + 1, method);
            }
        }
        violations.AssertNone("a test is named Method_Condition_Outcome");
    }

    [GeneratedRegex(@"^\s*\[(Fact|Theory)\b")]
    private static partial Regex TestPattern();

    [GeneratedRegex(@"\bpublic (static )?(async )?[\w.<>]+ (?<name>\w+)\(")]
    private static partial Regex MethodPattern();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*_[A-Z0-9][A-Za-z0-9]*_[A-Z0-9][A-Za-z0-9]*$")]
    private static partial Regex NamePattern();
}
