using System.Xml.Linq;
using FastRr.Testing;
using FastRr.Tidy.Sources;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed class ProjectFileTests
{
    // Ten lines is the aim; a server or a test project names a few things more.
    private const int MaxLines = 32;

    /// <summary>Packages that the build or the runner uses, and no line of code.</summary>
    private static readonly HashSet<string> Tools = ["Microsoft.NET.Test.Sdk", "xunit.runner.visualstudio"];

    /// <summary>The namespace that shows that a package is used, where it is not the package's name.</summary>
    private static readonly Dictionary<string, string> Namespaces = new()
    {
        ["Microsoft.Extensions.Logging.Abstractions"] = "Microsoft.Extensions.Logging",
        ["Microsoft.Extensions.TimeProvider.Testing"] = "Microsoft.Extensions.Time.Testing",
        ["xunit.v3"] = "Xunit",
        ["xunit.v3.assert"] = "Xunit",
    };

    [Fact]
    public void ProjectFiles_OfAll_AreShort()
    {
        var violations = new Violations();
        foreach (var project in Tree.Projects)
        {
            var lines = Repository.Read(project.Path).TrimEnd().Split('\n').Length;
            if (lines > MaxLines)
                violations.Add(project.Path, $"{lines} lines");
        }
        violations.AssertNone($"a project file has {MaxLines} lines at most, what is shared stands in one place");
    }

    [Fact]
    public void ProjectFiles_OfAll_LeaveWhatIsSharedToTheSharedFile()
    {
        var shared = XElement.Parse(Repository.Read("src/Directory.Build.props")).Descendants()
            .Where(element => !element.HasElements).Select(element => element.Name.LocalName)
            .Except(["NoWarn"]).ToHashSet();
        var violations = new Violations();
        foreach (var project in Tree.Projects)
        {
            foreach (var element in project.Xml.Descendants().Where(element => shared.Contains(element.Name.LocalName)))
                violations.Add(project.Path, $"sets {element.Name.LocalName} again");
        }
        violations.AssertNone("a rule of the build stands in one place");
    }

    [Fact]
    public void PackageVersions_OfAll_AreCentralAndWanted()
    {
        var violations = new Violations();
        foreach (var project in Tree.Projects)
        {
            foreach (var reference in project.Xml.Descendants("PackageReference"))
            {
                if (reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null)
                    violations.Add(project.Path, $"{reference.Attribute("Include")?.Value} has a version of its own");
            }
        }
        const string Central = "src/Directory.Packages.props";
        var wanted = Tree.Projects.SelectMany(project => project.PackageReferences).ToHashSet();
        foreach (var version in XElement.Parse(Repository.Read(Central)).Descendants("PackageVersion"))
        {
            if (!wanted.Contains(version.Attribute("Include")!.Value))
                violations.Add(Central, $"{version.Attribute("Include")!.Value} is wanted by no project");
        }
        violations.AssertNone("versions of packages stand in one file, and only of packages that are wanted");
    }

    [Fact]
    public void LockFiles_OfAll_AreThere()
    {
        var violations = new Violations();
        var unlocked = Tree.Projects.Where(
            project => !Repository.Files.Contains($"{project.Folder}/packages.lock.json"));
        foreach (var project in unlocked)
            violations.Add(project.Path, "has no packages.lock.json beside it");
        violations.AssertNone("a build takes the packages that were tested");
    }

    [Fact]
    public void PackageReferences_OfAll_AreUsed()
    {
        var violations = new Violations();
        foreach (var project in Tree.Projects)
        {
            var usings = project.Sources.SelectMany(source => source.CodeLines)
                .Where(line => line.StartsWith("using ", StringComparison.Ordinal)).ToList();
            foreach (var package in project.PackageReferences.Where(package => !Tools.Contains(package)))
            {
                var space = Namespaces.GetValueOrDefault(package, package);
                if (!usings.Any(line => line.Contains($" {space};", StringComparison.Ordinal)
                    || line.Contains($" {space}.", StringComparison.Ordinal)))
                    violations.Add(project.Path, $"nothing uses {package}");
            }
        }
        violations.AssertNone("a package that nothing uses is weight and risk for nothing");
    }

    [Fact]
    public void Solution_OfTheRepository_NamesEveryProject()
    {
        var violations = new Violations();
        var solution = Repository.Read("FastRr.sln").Replace('\\', '/');
        var missing = Tree.Projects.Where(
            project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal));
        foreach (var project in missing)
            violations.Add(project.Path, "is not in FastRr.sln");
        violations.AssertNone("what the solution does not name, no test and no check sees");
    }
}
