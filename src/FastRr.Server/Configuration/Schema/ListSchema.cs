using System.Diagnostics.CodeAnalysis;
using FastRr.Server.Configuration.Yaml;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Schema;

/// <summary>A list; a lone value that is no list counts as a list of one.</summary>
/// <param name="item">What stands in it.</param>
internal sealed class ListSchema<T>(ValueSchema<T> item) : ValueSchema<IReadOnlyList<T>>
    where T : notnull
{
    public override string Form => $"list of {item.Form}";

    public override IReadOnlyList<KeySchema> Keys => item.Keys;

    /// <summary>The same item twice is an error.</summary>
    public bool IsDistinct { get; init; }

    public override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = [];
        if (node is YamlScalar { IsMissing: true })
        {
            context.Findings.Error(node.Position, $"a value is missing: a {Form}; '[]' for none");
            return false;
        }
        var nodes = node is YamlSequence sequence ? sequence.Items : [node];
        var items = new List<T>(nodes.Count);
        var places = new Dictionary<T, SourcePosition>();
        foreach (var element in nodes)
        {
            if (!item.TryRead(element, context, out var read))
                continue;
            if (IsDistinct && !places.TryAdd(read, element.Position))
                context.Findings.Error(element.Position, $"'{read}' stands twice: first at {places[read]}");
            items.Add(read);
        }
        value = items;
        return true;
    }
}
