using System.Text.RegularExpressions;
using FastRr.Testing;
using FastRr.Tidy.Sources;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed partial class HotCodeTests
{
    private static readonly (Regex Pattern, string What)[] Forbidden =
    [
        (LinqPattern(), "LINQ"),
        (AsyncPattern(), "async"),
        (LockPattern(), "a lock"),
        (ThrowPattern(), "an exception"),
        (TextPattern(), "string building"),
    ];

    [Theory]
    [InlineData("var first = list.Where(x => x > 0)", "LINQ")]
    [InlineData("using System.Linq;", "LINQ")]
    [InlineData("private async Task Run()", "async")]
    [InlineData("await stream.ReadAsync(buffer)", "async")]
    [InlineData("lock (_gate)", "a lock")]
    [InlineData("throw new ArgumentException()", "an exception")]
    [InlineData("var text = $\"          \";", "string building")]
    [InlineData("number.ToString()", "string building")]
    [InlineData("string.Concat(a, b)", "string building")]
    [InlineData("message.Slice(2).CopyTo(span)", null)]
    [InlineData("var asynchronous = block[throwaway];", null)]
    public void FindForbidden_LineOfCode_AsListed(string line, string? expected) =>
        Assert.Equal(expected, FindForbidden(line));

    [Fact]
    public void HotCode_OfAllFolders_HasNothingForbidden()
    {
        var violations = new Violations();
        foreach (var source in HotCode.Sources)
        {
            for (var i = 0; i < source.CodeLines.Count; i++)
            {
                if (FindForbidden(source.CodeLines[i]) is { } what)
                    violations.Add(source.Path, i + 1, $"{what}: {source.Lines[i].Trim()}");
            }
        }
        violations.AssertNone("what every query passes has no LINQ, async, lock, exception or string building");
    }

    [Fact]
    public void Places_OfBothLists_AreThere()
    {
        var violations = new Violations();
        foreach (var path in HotCode.Hot.Where(path => !Tree.CSharpBelow(path).Any()))
            violations.Add(path, "holds no code");
        foreach (var (path, reason) in HotCode.Cold)
        {
            if (!Repository.Files.Any(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal)))
                violations.Add(path, $"is not there ({reason})");
        }
        violations.AssertNone("what the lists name is there");
    }

    private static string? FindForbidden(string line)
    {
        foreach (var (pattern, what) in Forbidden)
        {
            if (pattern.IsMatch(line))
                return what;
        }
        return null;
    }

    [GeneratedRegex(@"\bSystem\.Linq\b|\bEnumerable\.|(?<!\bstring)\.(Select|SelectMany|Where|OrderBy|ThenBy|GroupBy|"
        + @"Aggregate|ToList|ToDictionary|ToHashSet|First|FirstOrDefault|Single|Last|LastOrDefault|Any|All|Concat|"
        + @"Distinct|Cast|OfType)(<\w+>)?\(")]
    private static partial Regex LinqPattern();

    [GeneratedRegex(@"\b(async|await)\b")]
    private static partial Regex AsyncPattern();

    [GeneratedRegex(@"\block\s*\(|\bMonitor\.")]
    private static partial Regex LockPattern();

    [GeneratedRegex(@"\bthrow\b|\.Throw\w*\(")]
    private static partial Regex ThrowPattern();

    [GeneratedRegex("""
        \$+"|\bstring\.(Format|Concat|Join|Create)\b|\bnew StringBuilder\b|\.ToString\(
        """)]
    private static partial Regex TextPattern();
}
