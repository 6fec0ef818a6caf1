using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Schema;

/// <summary>A key of a map that is read into a <typeparamref name="TOwner"/>.</summary>
internal abstract class KeySchema<TOwner>(string name, string summary, string? defaultText)
    : KeySchema(name, summary, defaultText)
{
    /// <summary>Reads the key's value.</summary>
    /// <returns>The owner with it, or as it was where the value is wrong.</returns>
    public abstract TOwner Read(TOwner owner, YamlEntry entry, ReadContext context);
}
