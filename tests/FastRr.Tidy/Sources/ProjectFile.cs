using System.Xml.Linq;
using FastRr.Testing;

namespace FastRr.Tidy.Sources;

/// <summary>A project: its name, its folder, and what it refers to.</summary>
internal sealed record ProjectFile(string Path, string Name, string Folder, XElement Xml)
{
    public static ProjectFile Load(string path) => new(
        path,
        System.IO.Path.GetFileNameWithoutExtension(path),
        path[..path.LastIndexOf('/')],
        XElement.Parse(Repository.Read(path)));

    /// <summary>The names of the projects it refers to.</summary>
    public IReadOnlyList<string> ProjectReferences { get; } = [.. Includes(Xml, "ProjectReference")
        .Select(path => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    /// <summary>The names of the packages it refers to.</summary>
    public IReadOnlyList<string> PackageReferences { get; } = [.. Includes(Xml, "PackageReference")];

    /// <summary>The C# files of the project.</summary>
    public IEnumerable<CSharpSource> Sources => Tree.CSharpBelow(Folder);

    private static IEnumerable<string> Includes(XElement xml, string element) =>
        xml.Descendants(element).Select(reference => reference.Attribute("Include")?.Value ?? "");
}
