using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Zones.Validation;

/// <summary>Which RRsets may stand together at a name, and which at this name at all.</summary>
internal sealed class NameRules(ValidationContext context)
{
    private readonly byte[] _doubledApex = DoubledApex(context.Zone.Apex);

    public void Check(int name)
    {
        var owner = context.Zone.OwnerOf(name);
        if (context.Shape.Has(name, NameTraits.CName))
            CheckCName(name);
        if (context.Shape.Has(name, NameTraits.DName))
            CheckDName(name);
        if (name != 0)
            CheckBelowApex(name);
        if (HasInnerAsterisk(owner))
        {
            context.Warning(context.Zone.FirstRecordOf(name),
                $"{context.Show(name)} has a * that is not its first label: it matches nothing else (RFC 4592 §2.1.1)");
        }
        if (IsDoubled(owner))
        {
            context.Warning(context.Zone.FirstRecordOf(name),
                $"{context.Show(name)} ends in the zone's name twice; is the dot at its end missing?");
        }
    }

    /// <summary>Whether a name ends in the apex twice, as one written whole but without its last dot does.</summary>
    public bool IsDoubled(ReadOnlySpan<byte> lowerName) =>
        _doubledApex.Length > 0 && DomainName.IsAtOrBelow(lowerName, _doubledApex);

    private static bool HasInnerAsterisk(ReadOnlySpan<byte> owner)
    {
        for (var rest = DomainName.Parent(owner); rest.Length > 1; rest = DomainName.Parent(rest))
        {
            if (DomainName.IsWildcard(rest))
                return true;
        }
        return false;
    }

    private static byte[] DoubledApex(ReadOnlySpan<byte> apex) =>
        apex.Length == 1 || 2 * apex.Length - 1 > DomainName.MaxLength ? [] : [.. apex[..^1], .. apex];

    private void CheckCName(int name)
    {
        for (var record = context.Zone.FirstRecordOf(name); record >= 0; record = context.Zone.Record(record).Next)
        {
            var type = context.Zone.Record(record).Type;
            // RFC 4035 §2.5: signatures and NSEC are the only data beside a CNAME.
            if (type is RRType.CNAME or RRType.RRSIG or RRType.NSEC)
                continue;
            var alias = context.Zone.FindRecord(name, RRType.CNAME);
            context.Error(alias,
                $"CNAME at {context.Show(name)} beside other data, {RDataText.FormatType(type)} in "
                + $"{context.PlaceOf(record, alias)} (RFC 1034 §3.6.2)");
            return;
        }
    }

    private void CheckDName(int name)
    {
        var record = context.Zone.FindRecord(name, RRType.DNAME);
        if (DomainName.IsWildcard(context.Zone.OwnerOf(name)))
            context.Error(record, $"DNAME at the wildcard {context.Show(name)} (RFC 4592 §4.4)");
        if (context.Shape.Has(name, NameTraits.Cut))
            context.Error(record, $"DNAME beside NS at {context.Show(name)} (RFC 6672 §2.3)");
        Span<byte> target = stackalloc byte[DomainName.MaxLength];
        var rdata = context.Zone.RDataOf(record);
        DomainName.ToLower(rdata, target);
        if (DomainName.IsAtOrBelow(target[..rdata.Length], context.Zone.OwnerOf(name)))
            context.Warning(record, $"DNAME at {context.Show(name)} leads to itself or below itself: it never ends");
    }

    private void CheckBelowApex(int name)
    {
        var isWildcard = DomainName.IsWildcard(context.Zone.OwnerOf(name));
        for (var record = context.Zone.FirstRecordOf(name); record >= 0; record = context.Zone.Record(record).Next)
        {
            var type = context.Zone.Record(record).Type;
            if (type == RRType.SOA)
            {
                context.Error(record,
                    $"SOA at {context.Show(name)}, which is not the apex {context.Show(0)} (RFC 1035 §5.2)");
            }
            else if (type == RRType.NS && isWildcard)
            {
                context.Error(record, $"NS at the wildcard {context.Show(name)} (RFC 4592 §4.2)");
                return;
            }
            else if (type == RRType.DS && !context.Shape.Has(name, NameTraits.Cut) && context.IsComplete)
            {
                context.Warning(record, $"DS at {context.Show(name)}, which has no NS: it secures nothing");
                return;
            }
        }
    }
}
