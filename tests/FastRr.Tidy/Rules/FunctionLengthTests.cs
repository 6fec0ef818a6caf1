using FastRr.Tidy.Sources;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed class FunctionLengthTests
{
    private const int MaxLines = 80;

    // A table of cases is as long as the cases are many.
    private const int MaxTestLines = 100;

    [Fact]
    public void Of_NestedTypesAndAccessors_FindsEachBody()
    {
        var source = new CSharpSource("a.cs", """
            namespace A;
            public sealed class B(int c)
            {
                private int[] _d = { 1, 2 };
                public int E
                {
                    get { return 1; }
                }
                private struct F
                {
                    public void G(
                        int h)
                    {
                        if (h > 0) { }
                    }
                }
            }
            """);
        Assert.Equal([(4, 1), (5, 4), (11, 5)], Functions.Of(source));
    }

    [Fact]
    public void Functions_OfAll_AreShortEnough()
    {
        var violations = new Violations();
        foreach (var source in Tree.CSharp)
        {
            var most = source.Path.StartsWith("tests/", StringComparison.Ordinal) ? MaxTestLines : MaxLines;
            foreach (var (line, length) in Functions.Of(source).Where(function => function.Length > most))
                violations.Add(source.Path, line, $"{length} lines");
        }
        violations.AssertNone($"a function has about 70 lines, and {MaxLines} at most");
    }
}
