namespace FastRr.Testing;

/// <summary>The working copy that the tests were built from, found by walking up from the test's own folder.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>FastRr.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// Every file that is not ignored, as a path from the root with '/' between its parts, in ordinal order.
    /// </summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>A path in this machine's form.</summary>
    /// <param name="path">From the root, with '/' between its parts.</param>
    public static string PathOf(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The text of a file.</summary>
    /// <param name="path">From the root, with '/' between its parts.</param>
    public static string Read(string path) => File.ReadAllText(PathOf(path));

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "FastRr.sln")))
                return folder;
        }
        throw new InvalidOperationException($"no FastRr.sln at or above {AppContext.BaseDirectory}");
    }

    private static List<string> ListFiles()
    {
        var ignored = File.ReadAllLines(Path.Combine(Root, ".gitignore")).Append(".git/").ToArray();
        var folders = ignored.Where(line => line.EndsWith('/')).Select(line => line[..^1]).ToHashSet();
        var endings = ignored.Where(line => line.StartsWith('*')).Select(line => line[1..]).ToArray();
        var files = new List<string>();
        Walk(Root, "");
        files.Sort(StringComparer.Ordinal);
        return files;

        void Walk(string folder, string prefix)
        {
            foreach (var file in Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)))
            {
                // In a linked working tree .git is a file.
                if (file != ".git" && !endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
                    files.Add(prefix + file);
            }
            foreach (var name in Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)))
            {
                if (!folders.Contains(name))
                    Walk(Path.Combine(folder, name), $"{prefix}{name}/");
            }
        }
    }
}
