namespace FastRr.Testing;

/// <summary>A folder that a test writes files to, and that goes with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its path.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("fastrr-test-").FullName;

    /// <summary>The path of a file in it, there or not.</summary>
    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
