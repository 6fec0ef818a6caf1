using FastRr.Server.Configuration;

namespace FastRr.Tests.Server;

/// <summary>
/// A folder of files for one test. Findings are given with paths relative to it, as an operator in it sees them.
/// </summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder() => Path = Directory.CreateTempSubdirectory("fastrr-tests-").FullName;

    public string Path { get; }

    public TestFolder Write(string name, string text)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Loads a configuration of the folder.</summary>
    /// <returns>The findings, one a line.</returns>
    public (LoadedConfiguration Configuration, string Findings) Load(string name = "fastrr.yaml")
    {
        var findings = new FindingCollector();
        var configuration = ConfigurationLoader.Load(PathOf(name), findings);
        return (configuration, WithoutPath(string.Join('\n', findings.InOrder())));
    }

    public string WithoutPath(string text) => text.Replace(Path + "/", "", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
