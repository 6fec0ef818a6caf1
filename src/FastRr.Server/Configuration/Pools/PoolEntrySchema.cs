using System.Diagnostics.CodeAnalysis;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Pools;

/// <summary>A pool, which remembers whether something in it could not be read.</summary>
internal sealed class PoolEntrySchema(MapSchema<PoolSettings> map) : ValueSchema<PoolSettings>
{
    public override string Form => map.Form;

    public override IReadOnlyList<KeySchema> Keys => map.Keys;

    public override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out PoolSettings value)
    {
        var errorsBefore = context.Findings.ErrorCount;
        if (!map.TryRead(node, context, out value))
            return false;
        value = value with { IsWhole = context.Findings.ErrorCount == errorsBefore };
        return true;
    }
}
