namespace FastRr.Scenarios;

/// <summary>A configuration that a test writes for itself, in a folder that goes with it.</summary>
internal sealed class ConfigurationFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("fastrr-scenario-").FullName;

    /// <summary>Where <c>fastrr.yaml</c> stands, or would.</summary>
    public string Configuration => PathOf("fastrr.yaml");

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file.</summary>
    /// <returns>The folder, so that files can be written one behind the other.</returns>
    public ConfigurationFolder With(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
