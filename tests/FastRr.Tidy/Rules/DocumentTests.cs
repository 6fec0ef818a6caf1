using System.Text.RegularExpressions;
using FastRr.Testing;
using FastRr.Tidy.Sources;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed partial class DocumentTests
{
    private static IEnumerable<string> Documents =>
        Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Links_OfAllDocuments_LeadSomewhere()
    {
        var violations = new Violations();
        foreach (var path in Documents)
        {
            var folder = path.Contains('/') ? path[..path.LastIndexOf('/')] : "";
            var lines = Repository.Read(path).Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                foreach (var target in LinkPattern().Matches(lines[i]).Select(match => match.Groups["target"].Value))
                {
                    if (!Exists(Path.GetFullPath(Path.Combine("/", folder, target))[1..].TrimEnd('/')))
                        violations.Add(path, i + 1, target);
                }
            }
        }
        violations.AssertNone("a link in a document leads to a file or folder of the repository");
    }

    [Fact]
    public void Paths_NamedInDocuments_AreThere()
    {
        var violations = new Violations();
        foreach (var path in Documents)
        {
            var lines = Repository.Read(path).Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                foreach (var named in PathPattern().Matches(lines[i]).Select(match => match.Groups["path"].Value))
                {
                    if (!Exists(named.TrimEnd('/')))
                        violations.Add(path, i + 1, named);
                }
            }
        }
        violations.AssertNone("a path of the tree that a document names is there");
    }

    [Fact]
    public void Map_OfSrc_NamesEveryLayerLowestFirst()
    {
        const string Map = "src/README.md";
        var named = TableLayerPattern().Matches(Repository.Read(Map)).Select(match => match.Groups["layer"].Value);
        var there = Layers.LowestFirst.Where(layer => Tree.Projects.Any(project => project.Name == layer));
        Assert.Equal(there, named);
    }

    private static bool Exists(string path) =>
        path.Length == 0
        || Repository.Files.Any(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\((?![a-z]+:|#)(?<target>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex LinkPattern();

    // In code marks, and without a placeholder: `src/FastRr.Wire/Names`.
    [GeneratedRegex(@"`(?<path>(src|tests|benchmarks|perf|geo)/[\w./-]+)`")]
    private static partial Regex PathPattern();

    // The first cell of a row of the table of layers.
    [GeneratedRegex(@"^\| *`(?<layer>FastRr\.[\w.]+)`", RegexOptions.Multiline)]
    private static partial Regex TableLayerPattern();
}
