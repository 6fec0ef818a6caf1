using System.Diagnostics.CodeAnalysis;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Pools;

/// <summary>The members of a region: a list, or a map with <c>members</c>.</summary>
internal sealed class RegionMembersSchema : ValueSchema<IReadOnlyList<MemberSettings>>
{
    private const string MembersKey = "members";

    private static readonly ListSchema<MemberSettings> Members = new(new MemberSchema());

    private static readonly MapSchema<IReadOnlyList<MemberSettings>> Map = new("a region of a pool", _ => [],
        new Key<IReadOnlyList<MemberSettings>, IReadOnlyList<MemberSettings>>(MembersKey, Members,
            (_, value) => value, "addresses, or maps"),
        new LaterKey<IReadOnlyList<MemberSettings>>("capacity", "what the region can take"));

    private static readonly string[] KnownKeys = [.. Map.Keys.Select(key => key.Name), .. MemberSchema.KeyNames];

    public override string Form => Members.Form;

    public override IReadOnlyList<KeySchema> Keys => Map.Keys;

    public override bool TryRead(
        YamlNode node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<MemberSettings> value)
    {
        // A lone member counts as a list of one.
        var isMap = node is YamlMapping mapping && !mapping.Entries.Any(IsOfMember);
        var errorsBefore = context.Findings.ErrorCount;
        var members = isMap ? ((YamlMapping)node).Find(MembersKey)?.Value : node;
        if (!(isMap ? Map.TryRead(node, context, out value) : Members.TryRead(node, context, out value)))
            return false;
        if (context.Findings.ErrorCount == errorsBefore && members is null or YamlSequence { Items.Count: 0 })
            context.Findings.Warning((members ?? node).Position, "no members: the region never answers");
        return true;
    }

    /// <summary>Whether a key is meant to be one of a member.</summary>
    private static bool IsOfMember(YamlEntry entry) =>
        NearestWord.Find(entry.Key.Text, KnownKeys) is { } meant
        && MemberSchema.KeyNames.Contains(meant, StringComparer.Ordinal);
}
