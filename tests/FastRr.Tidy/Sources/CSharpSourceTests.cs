using Xunit;

namespace FastRr.Tidy.Sources;

public sealed class CSharpSourceTests
{
    [Theory]
    [InlineData("a(); // throw", "a();")]
    [InlineData("a(/* throw */ b);", "a(            b);")]
    [InlineData("var t = \"throw\";", "var t = \"     \";")]
    [InlineData("var t = \"\\\"throw\";", "var t = \"       \";")]
    [InlineData("var t = @\"\"\"throw\";", "var t = @\"       \";")]
    [InlineData("var t = $\"x {a(\"b\")} y\";", "var t = $\"   a(\" \")   \";")]
    [InlineData("var t = $\"{a:x} {{b}}\";", "var t = $\" a         \";")]
    [InlineData("var t = \"\"\"a \"b\" c\"\"\";", "var t = \"\"\"       \"\"\";")]
    [InlineData("var t = $$\"\"\"{a} {{b}}\"\"\";", "var t = $$\"\"\"      b  \"\"\";")]
    [InlineData("if (c == '\"') d = '\\'';", "if (c == ' ') d = '  ';")]
    [InlineData("var @lock = 1;", "var @lock = 1;")]
    [InlineData("case '{': return $\"{x}\";", "case ' ': return $\" x \";")]
    public void CodeLines_CommentsAndLiterals_AreBlank(string text, string expected)
    {
        var source = new CSharpSource("a.cs", text);
        Assert.Equal(expected, source.CodeLines[0].TrimEnd());
    }

    [Fact]
    public void CommentLines_CodeAndLiterals_AreBlank()
    {
        var source = new CSharpSource("a.cs", "var t = \"// no\"; // SAFETY: yes\nb();");
        Assert.Equal("// SAFETY: yes", source.CommentLines[0].Trim());
        Assert.Equal("", source.CommentLines[1].Trim());
    }

    [Fact]
    public void CodeLines_RawStringOverLines_KeepsTheLines()
    {
        var source = new CSharpSource("a.cs", "var t = \"\"\"\n  throw\n  \"\"\";\nb();");
        Assert.Equal(["var t = \"\"\"", "", "  \"\"\";", "b();"], source.CodeLines.Select(line => line.TrimEnd()));
    }
}
