namespace FastRr.Server.Configuration;

/// <summary>
/// Turns the entries of <c>zones</c> into zones with files: default file names, folders, no zone twice.
/// </summary>
internal static class ZoneSources
{
    private const string Extension = ".zone";

    /// <summary>The zones in the order of their entries, a folder's by path.</summary>
    public static IReadOnlyList<ZoneSource> Resolve(IReadOnlyList<ZoneEntry> entries, FindingCollector findings)
    {
        var sources = new List<ZoneSource>();
        var known = new Dictionary<ZoneName, ZoneSource>();
        foreach (var entry in entries.Where(entry => entry.Name is not null))
        {
            if (FromName(entry, entry.Name!, findings) is not { } source)
                continue;
            if (known.TryAdd(source.Name, source))
                sources.Add(source);
            else
                findings.Error(
                    entry.Position, $"zone '{source.Name}' stands twice: first at {known[source.Name].Position}");
        }
        var named = known.Keys.ToHashSet();
        foreach (var entry in entries.Where(entry => entry.Folder is not null))
        {
            var files = FindFiles(entry, findings);
            foreach (var file in files)
            {
                // An entry by name wins over the folder's file.
                if (FromFile(entry, file, findings) is not { } source || named.Contains(source.Name))
                    continue;
                if (known.TryAdd(source.Name, source))
                    sources.Add(source);
                else
                    findings.Error(
                        entry.Position, $"zone '{source.Name}' has two files: {known[source.Name].File} and {file}");
            }
        }
        return sources;
    }

    private static ZoneSource? FromName(ZoneEntry entry, ZoneName name, FindingCollector findings)
    {
        if (name.IsRoot && entry.File is null)
        {
            findings.Error(entry.Position, "the root zone needs 'file': its name gives none");
            return null;
        }
        return Create(entry, name, entry.File ?? DefaultFile(entry.Position.File, name));
    }

    /// <summary>
    /// zones/NAME.zone beside the configuration file; '@' stands for '/' (RFC 2317 §4 names have one).
    /// </summary>
    private static string DefaultFile(string configurationFile, ZoneName name) =>
        Path.Combine(Path.GetDirectoryName(configurationFile) ?? "", "zones", name.Text.Replace('/', '@') + Extension);

    private static ZoneSource? FromFile(ZoneEntry entry, string file, FindingCollector findings)
    {
        var text = Path.GetFileName(file)[..^Extension.Length].Replace('@', '/');
        if (ZoneName.Parse(text, out var name) is not { } wrong)
            return Create(entry, name, file);
        findings.Error(entry.Position, $"{file}: {wrong}");
        return null;
    }

    private static ZoneSource Create(ZoneEntry entry, ZoneName name, string file) =>
        new(name, file, entry.Order, entry.IgnoresSignatures, entry.Position) { Pools = entry.Pools };

    private static List<string> FindFiles(ZoneEntry entry, FindingCollector findings)
    {
        var files = new List<string>();
        try
        {
            Collect(entry.Folder!, [], files);
            if (files.Count == 0)
                findings.Warning(entry.Position, $"{entry.Folder}: no *{Extension} file below it");
            files.Sort(StringComparer.Ordinal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var reason = failure is DirectoryNotFoundException ? "no such folder" : FileFailure.Explain("", failure);
            findings.Error(entry.Position, $"{entry.Folder}: {reason}");
        }
        return files;
    }

    /// <summary>
    /// Names that start with a dot are not ours: editors' files, and the ..data folders of a ConfigMap, whose files
    /// stand as links beside them.
    /// </summary>
    private static void Collect(string folder, HashSet<string> visited, List<string> files)
    {
        var directory = new DirectoryInfo(folder);
        // A link to a folder above would never end.
        if (!visited.Add((directory.ResolveLinkTarget(returnFinalTarget: true) ?? directory).FullName))
            return;
        foreach (var item in directory.EnumerateFileSystemInfos())
        {
            if (item.Name.StartsWith('.'))
                continue;
            var path = Path.Combine(folder, item.Name);
            if (item is DirectoryInfo)
                Collect(path, visited, files);
            else if (item.Name.EndsWith(Extension, StringComparison.Ordinal))
                files.Add(path);
        }
    }
}
