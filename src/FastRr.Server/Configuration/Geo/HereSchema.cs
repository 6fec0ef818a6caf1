using System.Diagnostics.CodeAnalysis;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Geo;

/// <summary>The value of <c>here</c>: a region's name, or a map with <c>region</c>.</summary>
internal sealed class HereSchema(ValueSchema<Placed<string>> name, MapSchema<HereSettings> map)
    : ValueSchema<HereSettings>
{
    public override string Form => "region name or map";

    public override IReadOnlyList<KeySchema> Keys => map.Keys;

    public override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out HereSettings value)
    {
        value = null;
        if (node is YamlScalar)
        {
            if (!name.TryRead(node, context, out var region))
                return false;
            value = new HereSettings { Region = region };
            return true;
        }
        var errorsBefore = context.Findings.ErrorCount;
        if (!map.TryRead(node, context, out value))
            return false;
        if (value.Region is not null)
            return true;
        // Where the name itself is wrong, one error is enough.
        if (context.Findings.ErrorCount == errorsBefore)
            context.Findings.Error(node.Position, "'here' needs 'region'");
        return false;
    }
}
