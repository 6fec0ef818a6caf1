using System.Diagnostics.CodeAnalysis;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Schema;

/// <summary>A value of which findings will have to name the place when it is compared with others.</summary>
internal sealed class PlacedSchema<T>(ValueSchema<T> value) : ValueSchema<Placed<T>>
{
    public override string Form => value.Form;

    public override IReadOnlyList<KeySchema> Keys => value.Keys;

    public override string KeyPath => value.KeyPath;

    public override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out Placed<T> placed)
    {
        var isRead = value.TryRead(node, context, out var read);
        placed = isRead ? new Placed<T>(read!, node.Position) : null;
        return isRead;
    }
}
