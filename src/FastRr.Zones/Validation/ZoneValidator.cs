using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Zones.Validation;

/// <summary>
/// Says everything that is wrong with a zone's data, not the first only, and gives the records of each RRset one TTL.
/// Errors are what makes an answer wrong or impossible; warnings what an operator hardly meant.
/// </summary>
internal static class ZoneValidator
{
    /// <param name="zone">The zone as read; TTLs in it are made equal.</param>
    /// <param name="findings">Where findings go; errors in it mean that reading left something out.</param>
    /// <param name="options">What is no fault, though the zone alone does not say so.</param>
    public static void Validate(Zone zone, FindingList findings, ZoneLoadOptions options)
    {
        var context = new ValidationContext(zone, new ZoneShape(zone), findings, !findings.HasErrors)
        {
            HasAddressElsewhere = options.HasAddressElsewhere ?? ((_, _) => false),
        };
        var rrsets = new RRsetRules(context);
        var names = new NameRules(context);
        var targets = new TargetRules(context, names);
        var delegations = new DelegationRules(context, targets);
        CheckApex(context, options.IgnoreSigned);
        var walk = new RRsetWalk(zone);
        for (var name = 0; name < zone.NameCount; name++)
        {
            if (zone.FirstRecordOf(name) < 0)
                continue;
            walk.Load(name);
            while (walk.MoveNext())
                rrsets.Check(name, walk);
            names.Check(name);
            targets.Check(name);
            if (name == 0 || context.Shape.Has(name, NameTraits.Cut))
                delegations.CheckNameServers(name);
        }
        // Only now is known which addresses are glue.
        for (var name = 0; name < zone.NameCount; name++)
            delegations.CheckReach(name);
        new AliasLoops(context).Check();
    }

    private static void CheckApex(ValidationContext context, bool ignoreSigned)
    {
        var zone = context.Zone;
        var soa = zone.FindRecord(0, RRType.SOA);
        if (soa < 0)
        {
            if (context.IsComplete)
                context.Findings.Error(StartOf(zone), $"no SOA at the apex {context.Show(0)} (RFC 1035 §5.2)");
        }
        else
        {
            CheckSoa(context, soa);
        }
        if (zone.FindRecord(0, RRType.NS) < 0 && context.IsComplete)
        {
            // RFC 1034 §4.2.1: the NS RRs of the top node are part of every zone.
            context.Findings.Error(soa < 0 ? StartOf(zone) : zone.PositionOf(soa),
                $"no NS at the apex {context.Show(0)} (RFC 1034 §4.2.1)");
        }
        var key = zone.FindRecord(0, RRType.DNSKEY);
        if (key >= 0 && !ignoreSigned)
        {
            context.Error(key,
                "DNSKEY at the apex: signed zones are not served yet; `signed: ignore` serves this one unsigned");
        }
        var ds = zone.FindRecord(0, RRType.DS);
        if (ds >= 0)
            context.Warning(ds, "DS at the apex: its place is the parent zone (RFC 4035 §2.4)");
    }

    private static void CheckSoa(ValidationContext context, int soa)
    {
        var zone = context.Zone;
        for (var other = zone.Record(soa).Next; other >= 0; other = zone.Record(other).Next)
        {
            if (zone.Record(other).Type == RRType.SOA)
                context.Error(other, $"a second SOA; the first is in {context.PlaceOf(soa, other)} (RFC 1035 §5.2)");
        }
        var rdata = zone.RDataOf(soa);
        var mailbox = rdata[DomainName.Measure(rdata, out _)..];
        if (mailbox.Slice(1, mailbox[0]).Contains((byte)'@'))
        {
            var name = DomainNameText.Format(mailbox[..DomainName.Measure(mailbox, out _)]);
            context.Warning(soa, $"the SOA's mailbox {name} has an @ in it: write a dot for it (RFC 1035 §8)");
        }
    }

    private static SourcePosition StartOf(Zone zone) => new(zone.Files.Count > 0 ? zone.Files[0] : "", 1, 1);
}
