using FastRr.Tidy.Sources;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed class LayerTests
{
    private static IEnumerable<ProjectFile> OfSrc =>
        Tree.Projects.Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal));

    [Fact]
    public void Projects_OfSrc_AreLayers()
    {
        var violations = new Violations();
        foreach (var project in OfSrc)
        {
            if (Layers.PlaceOf(project.Name) < 0)
                violations.Add(project.Path, "is no layer");
            if (!project.Sources.Any())
                violations.Add(project.Path, "has nothing in it");
        }
        violations.AssertNone("src holds the layers of the architecture, each made when something is in it");
    }

    [Fact]
    public void ProjectReferences_OfSrc_PointDown()
    {
        var violations = new Violations();
        foreach (var project in OfSrc)
        {
            foreach (var reference in project.ProjectReferences)
            {
                if (Layers.PlaceOf(reference) < 0 || Layers.PlaceOf(reference) >= Layers.PlaceOf(project.Name))
                    violations.Add(project.Path, $"refers to {reference}");
            }
        }
        violations.AssertNone("a project of src refers to lower layers alone");
    }

    [Fact]
    public void ProjectReferences_OfAll_AreUsed()
    {
        var violations = new Violations();
        foreach (var project in Tree.Projects)
        {
            var code = project.Sources.SelectMany(source => source.CodeLines).ToList();
            var references = project.Xml.Descendants("ProjectReference")
                // Built first, but not referred to: a program that tests start.
                .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
            foreach (var reference in references)
            {
                if (!code.Any(line => IsNamed(line, reference)))
                    violations.Add(project.Path, $"refers to {reference} and uses nothing of it");
            }
        }
        violations.AssertNone("a reference that nothing uses is an arrow that nobody meant");
    }

    [Fact]
    public void Usings_OfSrc_NameReferencedLayers()
    {
        var violations = new Violations();
        foreach (var project in OfSrc)
        {
            var foreign = Layers.LowestFirst
                .Where(layer => layer != project.Name && !project.ProjectReferences.Contains(layer))
                // FastRr.Transports.Linux begins with the name of a layer that it may do without.
                .Where(layer => !project.Name.StartsWith(layer + ".", StringComparison.Ordinal)).ToList();
            foreach (var source in project.Sources)
            {
                foreach (var layer in foreign.Where(layer => source.CodeLines.Any(line => IsNamed(line, layer))))
                    violations.Add(source.Path, $"uses {layer}, to which the project has no reference of its own");
            }
        }
        violations.AssertNone("what a layer uses stands in its project file, not only in that of another");
    }

    private static bool IsNamed(string line, string project)
    {
        for (var at = line.IndexOf(project, StringComparison.Ordinal); at >= 0;
            at = line.IndexOf(project, at + 1, StringComparison.Ordinal))
        {
            var isUsing = line.StartsWith("using ", StringComparison.Ordinal)
                || line.Contains("global::", StringComparison.Ordinal);
            var end = at + project.Length;
            if (isUsing && (end == line.Length || line[end] is '.' or ';')
                && !Layers.LowestFirst.Any(layer => layer.Length > project.Length
                    && layer.StartsWith(project, StringComparison.Ordinal)
                    && line.AsSpan(at).StartsWith(layer, StringComparison.Ordinal)))
                return true;
        }
        return false;
    }
}
