using System.Diagnostics.CodeAnalysis;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Schema;

/// <summary>A map whose keys the operator chooses, as <c>pools</c> and <c>regions</c>; in file order.</summary>
/// <param name="name">What an error calls the map: <c>'pools'</c>.</param>
/// <param name="keyForm">What a key is, in a few words: <c>pool name</c>.</param>
/// <param name="parseKey">Reads a key; what it returns is what is wrong, null where nothing is.</param>
/// <param name="value">What stands under each key.</param>
internal sealed class NamedMapSchema<T>(
    string name, string keyForm, ScalarSchema<string>.Parser parseKey, ValueSchema<T> value)
    : ValueSchema<IReadOnlyList<Named<T>>>
{
    public override string Form => $"map of {keyForm} to {value.Form}";

    public override IReadOnlyList<KeySchema> Keys => value.Keys;

    public override string KeyPath => $"{keyForm.ToUpperInvariant().Replace(' ', '-')}.";

    public override bool TryRead(
        YamlNode node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<Named<T>> entries)
    {
        entries = [];
        // A key above commented-out lines: nothing is asked.
        if (node is YamlScalar { IsMissing: true })
            return true;
        if (node is not YamlMapping mapping)
        {
            context.Findings.Error(node.Position, $"{name} takes a {Form}");
            return false;
        }
        var read = new List<Named<T>>();
        foreach (var entry in mapping.Entries)
        {
            var wrong = parseKey(entry.Key, out var key);
            if (wrong is not null)
                context.Findings.Error(entry.Key.Position, wrong);
            if (value.TryRead(entry.Value, context, out var item) && wrong is null)
                read.Add(new Named<T>(key, entry.Key.Position, item));
        }
        entries = read;
        return true;
    }
}
