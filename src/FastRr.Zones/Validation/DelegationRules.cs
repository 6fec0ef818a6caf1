using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Zones.Validation;

/// <summary>What holds at and below zone cuts and DNAMEs, and for the glue that referrals need.</summary>
internal sealed class DelegationRules(ValidationContext context, TargetRules targets)
{
    /// <summary>Checks the name servers of the apex or of a cut.</summary>
    public void CheckNameServers(int name)
    {
        // What is hidden by a cut or DNAME above is reported as such.
        if (context.Shape.FindAbove(context.Zone.OwnerOf(name)) >= 0)
            return;
        for (var record = context.Zone.FirstRecordOf(name); record >= 0; record = context.Zone.Record(record).Next)
        {
            if (context.Zone.Record(record).Type == RRType.NS)
                CheckNameServer(name, record);
        }
    }

    /// <summary>Reports data that no query can reach; call it after all <see cref="CheckNameServers"/>.</summary>
    public void CheckReach(int name)
    {
        var above = context.Shape.FindAbove(context.Zone.OwnerOf(name));
        if (above >= 0 && context.Shape.Has(above, NameTraits.DName) && !context.Shape.Has(above, NameTraits.Cut))
        {
            // RFC 6672 §2.4: a DNAME is at the end of its branch.
            var record = context.Zone.FirstRecordOf(name);
            context.Error(record,
                $"{context.Show(name)} is below the DNAME at {context.Show(above)} "
                + $"in {PlaceOf(above, RRType.DNAME, record)} (RFC 6672 §2.4)");
        }
        else if (above >= 0)
        {
            CheckGlueOnly(name, above, "below");
        }
        else if (context.Shape.Has(name, NameTraits.Cut))
        {
            CheckGlueOnly(name, name, "at");
        }
    }

    private void CheckNameServer(int cut, int record)
    {
        Span<byte> room = stackalloc byte[DomainName.MaxLength];
        var target = targets.Read(record, 0, room);
        var place = context.Shape.Locate(target);
        if (place.Kind == PlaceKind.Delegated && place.Name >= 0)
            context.Shape.Set(place.Name, NameTraits.NameServer);
        if (place.Kind != PlaceKind.Delegated)
        {
            targets.CheckHost(record, target, place);
            return;
        }
        if (!context.IsComplete || place.Name >= 0 && context.Shape.Has(place.Name, NameTraits.Address))
            return;
        var name = DomainNameText.Format(target);
        // RFC 9471 §2.1: nobody can ask for the address of a server inside the delegation but by its glue.
        if (place.Above == cut)
            context.Error(record,
                $"missing glue: {name} is inside the delegation {context.Show(cut)} and has no address");
        else
            context.Warning(record, $"{name} is below the cut {context.Show(place.Above)}, and has no address here");
    }

    private void CheckGlueOnly(int name, int cut, string relation)
    {
        var isNameServer = context.Shape.Has(name, NameTraits.NameServer);
        for (var record = context.Zone.FirstRecordOf(name); record >= 0; record = context.Zone.Record(record).Next)
        {
            var isReachable = context.Zone.Record(record).Type switch
            {
                RRType.A or RRType.AAAA => isNameServer,
                // RFC 4035 §2.6: these stand on the parent's side of the cut.
                RRType.NS or RRType.DS or RRType.NSEC or RRType.RRSIG => name == cut,
                // Said already: neither may stand at a cut.
                RRType.CNAME or RRType.DNAME => name == cut,
                _ => false,
            };
            if (isReachable)
                continue;
            var type = RDataText.FormatType(context.Zone.Record(record).Type);
            context.Warning(record,
                $"{type} of {context.Show(name)} is {relation} the zone cut {context.Show(cut)} in "
                + $"{PlaceOf(cut, RRType.NS, record)} and no glue: it is never answered");
            return;
        }
    }

    private string PlaceOf(int name, RRType type, int seenFrom) =>
        context.PlaceOf(context.Zone.FindRecord(name, type), seenFrom);
}
