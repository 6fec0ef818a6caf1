using System.Text.RegularExpressions;
using FastRr.Tidy.Sources;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed class LeftoverTests
{
    // Put together from parts, so that a search of the tree for these words finds none of them here.
    private static readonly Regex Pattern = new(string.Join('|',
        @"\bTO" + "DO", @"\bFIX" + "ME", @"\bXX" + @"X\b", "NotImplemented" + "Exception", @"\bSkip" + @"\s*="));

    [Fact]
    public void Sources_OfAll_HaveNothingLeftOver()
    {
        var violations = new Violations();
        foreach (var source in Tree.CSharp)
        {
            for (var i = 0; i < source.Lines.Count; i++)
            {
                if (Pattern.Match(source.Lines[i]) is { Success: true } match)
                    violations.Add(source.Path, i + 1, match.Value);
            }
        }
        violations.AssertNone("what is left to do stands in an issue, and no test is switched off");
    }
}
