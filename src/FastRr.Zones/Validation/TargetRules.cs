using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Zones.Validation;

/// <summary>What holds for the names that RDATA points to, as far as this zone knows them.</summary>
internal sealed class TargetRules(ValidationContext context, NameRules names)
{
    /// <summary>Checks the records of a name that point to hosts, NS left out.</summary>
    public void Check(int name)
    {
        Span<byte> room = stackalloc byte[DomainName.MaxLength];
        for (var record = context.Zone.FirstRecordOf(name); record >= 0; record = context.Zone.Record(record).Next)
        {
            var type = context.Zone.Record(record).Type;
            if (type == RRType.NS || !HasTarget(type, record, out var offset))
                continue;
            var target = Read(record, offset, room);
            // RFC 7505 §3, RFC 2782, RFC 9460 §2.5: the root as a target is no host's name.
            if (target.Length == 1)
                continue;
            if (type is RRType.MX or RRType.SRV)
                CheckHost(record, target, context.Shape.Locate(target));
            else
                CheckDot(record, target);
        }
    }

    /// <summary>The name in a record's RDATA, lower-cased.</summary>
    public ReadOnlySpan<byte> Read(int record, int offset, Span<byte> room)
    {
        var rdata = context.Zone.RDataOf(record)[offset..];
        var length = DomainName.Measure(rdata, out _);
        DomainName.ToLower(rdata[..length], room);
        return room[..length];
    }

    /// <summary>Checks a name that must be a host's own one, with an address and no alias.</summary>
    public void CheckHost(int record, ReadOnlySpan<byte> target, in Place place)
    {
        var type = RDataText.FormatType(context.Zone.Record(record).Type);
        if (LooksLikeAddress(target))
        {
            context.Warning(record, $"{type} takes a name, and {Show(target)} looks like an address");
            return;
        }
        if (CheckDot(record, target))
            return;
        var isAlias = place.Kind == PlaceKind.Redirected
            || place.Kind is PlaceKind.Exact or PlaceKind.Wildcard && context.Shape.Has(place.Name, NameTraits.CName);
        if (isAlias)
        {
            var clause = context.Zone.Record(record).Type == RRType.SRV ? "RFC 2782" : "RFC 2181 §10.3";
            context.Warning(record, $"{type} points to {Show(target)}, which is an alias ({clause})");
            return;
        }
        var hasAddress = place.Name >= 0 && context.Shape.Has(place.Name, NameTraits.Address);
        var isOurs = place.Kind is PlaceKind.Missing or PlaceKind.Exact or PlaceKind.Wildcard;
        if (isOurs && !hasAddress && context.IsComplete
            && !context.HasAddressElsewhere(target, context.Shape.FindExisting(target).Length))
        {
            context.Warning(record, $"{type} points to {Show(target)}, which has no address in this zone");
        }
    }

    private bool CheckDot(int record, ReadOnlySpan<byte> target)
    {
        if (!names.IsDoubled(target) || context.Zone.Find(target) >= 0)
            return false;
        context.Warning(record, $"{Show(target)} ends in the zone's name twice; is the dot at its end missing?");
        return true;
    }

    private static string Show(ReadOnlySpan<byte> name) => DomainNameText.Format(name);

    private bool HasTarget(RRType type, int record, out int offset)
    {
        var hasTarget = RDataNames.TryGetTarget(type, context.Zone.RDataOf(record), out var target);
        offset = target.Offset;
        return hasTarget || type == RRType.PTR;
    }

    /// <summary>Whether a name starts with four labels that are the numbers of an IPv4 address.</summary>
    private static bool LooksLikeAddress(ReadOnlySpan<byte> name)
    {
        for (var label = 0; label < 4; label++)
        {
            int length = name[0];
            if (length is 0 or > 3 || name.Slice(1, length).ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                return false;
            name = name[(length + 1)..];
        }
        return true;
    }
}
