namespace FastRr.Server.Configuration.Schema;

/// <summary>What may stand as a value: told to people by <see cref="Form"/> and <see cref="Keys"/>.</summary>
internal abstract class ValueSchema
{
    /// <summary>The form of the value in a few words, as manual pages and errors name it: <c>duration</c>.</summary>
    public abstract string Form { get; }

    /// <summary>The keys of a map, of a list's maps; none for anything else.</summary>
    public virtual IReadOnlyList<KeySchema> Keys => [];

    /// <summary>What stands between the value's own key and <see cref="Keys"/> in a path: <c>POOL-NAME.</c></summary>
    public virtual string KeyPath => "";
}
