using FastRr.Testing;

namespace FastRr.Tidy.Sources;

/// <summary>The repository's files by kind, read once.</summary>
internal static class Tree
{
    /// <summary>Every C# file of <c>src</c>, <c>tests</c> and <c>benchmarks</c>.</summary>
    public static IReadOnlyList<CSharpSource> CSharp { get; } =
        [.. Repository.Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(path => new CSharpSource(path, Repository.Read(path)))];

    /// <summary>Every project file.</summary>
    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(ProjectFile.Load)];

    /// <summary>The C# files in a folder and below it.</summary>
    /// <param name="folder">From the root, without a last '/'.</param>
    public static IEnumerable<CSharpSource> CSharpBelow(string folder) =>
        CSharp.Where(source => source.Path.StartsWith(folder + "/", StringComparison.Ordinal));
}
