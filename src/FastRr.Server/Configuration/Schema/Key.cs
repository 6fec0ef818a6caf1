using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Schema;

/// <summary>A key that is read.</summary>
/// <param name="name">As it is written.</param>
/// <param name="value">What stands as its value.</param>
/// <param name="take">Gives the owner with the value.</param>
/// <param name="summary">One line for people.</param>
/// <param name="defaultText">The default as one would write it, null where there is none.</param>
internal sealed class Key<TOwner, TValue>(
    string name,
    ValueSchema<TValue> value,
    Func<TOwner, TValue, TOwner> take,
    string summary,
    string? defaultText = null)
    : KeySchema<TOwner>(name, summary, defaultText)
{
    public override ValueSchema Value => value;

    public override TOwner Read(TOwner owner, YamlEntry entry, ReadContext context) =>
        value.TryRead(entry.Value, context, out var read) ? take(owner, read) : owner;
}
