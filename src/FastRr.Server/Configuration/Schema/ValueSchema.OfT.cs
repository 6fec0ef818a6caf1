using System.Diagnostics.CodeAnalysis;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Schema;

/// <summary>Reads a value from a configuration file's node.</summary>
internal abstract class ValueSchema<T> : ValueSchema
{
    /// <summary>Reads the value, or reports everything that is wrong with it.</summary>
    /// <returns>
    /// False where there is no value to use; what is wrong inside a map leaves the rest of it usable.
    /// </returns>
    public abstract bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out T value);
}
