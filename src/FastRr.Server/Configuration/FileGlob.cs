using System.IO.Enumeration;

namespace FastRr.Server.Configuration;

/// <summary>Paths with <c>*</c> and <c>?</c> in any part; neither crosses '/', nor stands for a leading dot.</summary>
internal static class FileGlob
{
    public static bool IsPattern(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The files that match, in ordinal order; none where a folder is missing or closed to us.</summary>
    public static IReadOnlyList<string> Find(string pattern)
    {
        var parts = pattern.Split('/');
        var found = new List<string> { parts[0].Length == 0 ? "/" : "" };
        foreach (var (index, part) in parts.Index())
        {
            if (part.Length == 0)
                continue;
            var isLast = index == parts.Length - 1;
            found = [.. found.SelectMany(folder => Match(folder, part, isLast))];
        }
        return found;
    }

    private static IEnumerable<string> Match(string folder, string part, bool isLast)
    {
        if (!IsPattern(part))
        {
            var path = Path.Combine(folder, part);
            return !isLast || File.Exists(path) ? [path] : [];
        }
        try
        {
            var directory = new DirectoryInfo(folder.Length == 0 ? "." : folder);
            var entries = isLast ? directory.EnumerateFiles() : directory.EnumerateDirectories().Cast<FileSystemInfo>();
            return [.. entries
                .Select(entry => entry.Name)
                .Where(name => !name.StartsWith('.') || part.StartsWith('.'))
                .Where(name => FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: false))
                .Order(StringComparer.Ordinal)
                .Select(name => Path.Combine(folder, name))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
