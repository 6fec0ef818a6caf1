using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Values;
using FastRr.Server.Configuration.Yaml;
using FastRr.Wire.Registry;

namespace FastRr.Server.Configuration.Pools;

/// <summary>A member: a bare address, or a map with one of <c>address cname mx srv</c>.</summary>
internal sealed class MemberSchema : ValueSchema<MemberSettings>
{
    private const int MaxWeight = 1_000_000;

    private static readonly ScalarSchema<IPAddress> Address = new("address", AddressValueText.Parse);

    private static readonly MapSchema<MemberSettings> Map = new("a member",
        position => new MemberSettings { Position = position },
        new Key<MemberSettings, string>("name", new ScalarSchema<string>("text", NameText.Parse),
            (member, value) => member with { Name = value }, "what it is called; absent: its address or target"),
        new Key<MemberSettings, IReadOnlyList<IPAddress>>("address", new ListSchema<IPAddress>(Address),
            (member, value) => member with { Addresses = value }, "its address, or one of each family"),
        new Key<MemberSettings, byte[]>("cname", new ScalarSchema<byte[]>("domain name", RecordText.Of(RRType.CNAME)),
            (member, value) => member with { CName = value }, "the target of a CNAME"),
        new Key<MemberSettings, byte[]>("mx",
            new ScalarSchema<byte[]>("preference target", RecordText.Of(RRType.MX)),
            (member, value) => member with { Mx = value }, "the data of an MX"),
        new Key<MemberSettings, byte[]>("srv",
            new ScalarSchema<byte[]>("priority weight port target", RecordText.Of(RRType.SRV)),
            (member, value) => member with { Srv = value }, "the data of an SRV"),
        new Key<MemberSettings, Placed<int>>("weight",
            new PlacedSchema<int>(new ScalarSchema<int>("number", NumberText.Between(0, MaxWeight))),
            (member, value) => member with { Weight = value }, "its share; 0: a standby", "1"),
        new Key<MemberSettings, bool>("state", ChoiceText.Of([("obey", true)], "up", "down", "drain"),
            (member, _) => member, "obey: as its checks say", "obey"),
        new LaterKey<MemberSettings>("probe", "another address to probe"));

    /// <summary>Keys of a member's map.</summary>
    public static IReadOnlyList<string> KeyNames { get; } = [.. Map.Keys.Select(key => key.Name)];

    public override string Form => "address or map";

    public override IReadOnlyList<KeySchema> Keys => Map.Keys;

    public override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out MemberSettings value)
    {
        value = null;
        if (node is YamlScalar)
        {
            if (!Address.TryRead(node, context, out var address))
                return false;
            value = new MemberSettings { Position = node.Position, Addresses = [address] };
            return true;
        }
        var errorsBefore = context.Findings.ErrorCount;
        if (!Map.TryRead(node, context, out value))
            return false;
        var wrong = FindWrong(value);
        // Where a value itself is wrong, one error is enough.
        if (wrong is not null && context.Findings.ErrorCount == errorsBefore)
            context.Findings.Error(node.Position, wrong);
        return wrong is null;
    }

    private static string? FindWrong(MemberSettings member)
    {
        object?[] data = [member.Addresses, member.CName, member.Mx, member.Srv];
        return data.Count(value => value is not null) switch
        {
            0 => "a member needs 'address', 'cname', 'mx' or 'srv'",
            1 => member.Addresses is null ? null : FindWrong(member.Addresses),
            _ => "'address', 'cname', 'mx' and 'srv' exclude each other: a member is of one kind",
        };
    }

    private static string? FindWrong(IReadOnlyList<IPAddress> addresses)
    {
        if (addresses.Count == 0)
            return "a member needs an address";
        var isPair = addresses.DistinctBy(address => address.AddressFamily).Count() == addresses.Count;
        if (isPair)
            return null;
        var family = addresses.Count(address => address.AddressFamily == AddressFamily.InterNetwork) > 1
            ? "IPv4"
            : "IPv6";
        return $"a member has one address of each family at most, this one has several of {family}: "
            + "list them as members of their own";
    }
}
