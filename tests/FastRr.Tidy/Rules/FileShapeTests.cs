using System.Text.RegularExpressions;
using FastRr.Testing;
using FastRr.Tidy.Sources;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed partial class FileShapeTests
{
    private const int MaxLines = 400;
    private const int MaxColumns = 120;
    private static readonly string[] WideEndings = [".cs", ".csproj", ".props"];

    [Fact]
    public void CSharpFiles_OfAll_AreShortEnough()
    {
        var violations = new Violations();
        foreach (var source in Tree.CSharp.Where(source => source.Lines.Count - 1 > MaxLines))
            violations.Add(source.Path, $"{source.Lines.Count - 1} lines");
        violations.AssertNone($"a file has about 300 lines, and {MaxLines} at most");
    }

    [Fact]
    public void Lines_OfAll_AreShortEnough()
    {
        var violations = new Violations();
        foreach (var path in Repository.Files.Where(path => WideEndings.Contains(Path.GetExtension(path))))
        {
            var lines = Repository.Read(path).Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length > MaxColumns)
                    violations.Add(path, i + 1, $"{lines[i].Length} columns");
            }
        }
        violations.AssertNone($"a line has {MaxColumns} columns at most");
    }

    [Fact]
    public void CSharpFiles_OfAll_HoldOneTopLevelTypeOfTheirName()
    {
        var violations = new Violations();
        foreach (var source in Tree.CSharp)
        {
            var types = TopLevelTypes(source).ToList();
            var expected = Path.GetFileName(source.Path).Split('.')[0];
            // A file of top-level statements has none; KeyOfT.cs stands beside Key.cs and holds Key<T>.
            if (types.Count > 1 || (types.Count == 1 && types[0] != expected && $"{types[0]}OfT" != expected))
                violations.Add(source.Path, $"holds {string.Join(", ", types)}");
        }
        violations.AssertNone("a file holds one top-level type and bears its name");
    }

    [Fact]
    public void Namespaces_OfAll_AreTheFolders()
    {
        var violations = new Violations();
        foreach (var project in Tree.Projects)
        {
            foreach (var source in project.Sources)
            {
                var folder = source.Path[(project.Folder.Length + 1)..].Split('/')[..^1];
                var expected = string.Join('.', [project.Name, .. folder]);
                var line = source.CodeLines.FirstOrDefault(
                    line => line.StartsWith("namespace ", StringComparison.Ordinal));
                var isStatements = line is null && !TopLevelTypes(source).Any();
                if (!isStatements && line?.TrimEnd() != $"namespace {expected};")
                    violations.Add(source.Path, $"'{line}', not 'namespace {expected};'");
            }
        }
        violations.AssertNone("a namespace is its folder, file-scoped");
    }

    [Fact]
    public void TextFiles_OfAll_EndLinesWithLfAlone()
    {
        var violations = new Violations();
        foreach (var source in Tree.CSharp)
        {
            if (source.Lines.Any(line => line.EndsWith('\r')))
                violations.Add(source.Path, "has CR before LF");
            if (source.Lines[^1].Length > 0)
                violations.Add(source.Path, "does not end in LF");
            if (source.Lines[0].StartsWith('\uFEFF'))
                violations.Add(source.Path, "starts with a byte order mark");
        }
        violations.AssertNone("lines end in LF alone, the last one too");
    }

    // With a file-scoped namespace, what stands in column 0 is top-level.
    private static IEnumerable<string> TopLevelTypes(CSharpSource source) =>
        source.CodeLines.Select(line => TypePattern().Match(line))
            .Where(match => match.Success).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"^([a-z]+ )*?(class|struct|interface|enum|record struct|record class|record|delegate \S+) "
        + @"(?<name>\w+)")]
    private static partial Regex TypePattern();
}
