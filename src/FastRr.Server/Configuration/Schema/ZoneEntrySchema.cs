using System.Diagnostics.CodeAnalysis;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Schema;

/// <summary>An entry of <c>zones</c>: a bare name, a map with <c>name</c>, or a map with <c>folder</c>.</summary>
internal sealed class ZoneEntrySchema(ValueSchema<ZoneName> name, MapSchema<ZoneEntry> map) : ValueSchema<ZoneEntry>
{
    public override string Form => "zone name or map";

    public override IReadOnlyList<KeySchema> Keys => map.Keys;

    public override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out ZoneEntry value)
    {
        value = null;
        if (node is YamlScalar)
        {
            if (!name.TryRead(node, context, out var text))
                return false;
            value = new ZoneEntry { Position = node.Position, Name = text };
            return true;
        }
        var errorsBefore = context.Findings.ErrorCount;
        if (!map.TryRead(node, context, out value))
            return false;
        var wrong = value switch
        {
            { Name: null, Folder: null } => "an entry of 'zones' needs 'name' or 'folder'",
            { Name: not null, Folder: not null } => "'name' and 'folder' exclude each other",
            { File: not null, Folder: not null } => "'file' and 'folder' exclude each other",
            _ => null,
        };
        // Where the name itself is wrong, one error is enough.
        if (wrong is not null && context.Findings.ErrorCount == errorsBefore)
            context.Findings.Error(node.Position, wrong);
        return wrong is null;
    }
}
