using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Zones.Validation;

/// <summary>Finds CNAMEs that lead back to themselves inside the zone.</summary>
internal sealed class AliasLoops(ValidationContext context)
{
    // For each name the walk that came by, counted from 1: every name is walked over once.
    private readonly int[] _walks = new int[context.Zone.NameCount];

    public void Check()
    {
        for (var name = 0; name < _walks.Length; name++)
        {
            if (!context.Shape.Has(name, NameTraits.CName) || _walks[name] != 0)
                continue;
            var walk = name + 1;
            var at = name;
            while (at >= 0 && _walks[at] == 0)
            {
                _walks[at] = walk;
                at = Next(at);
            }
            if (at >= 0 && _walks[at] == walk)
                Report(at);
        }
    }

    /// <summary>The name whose CNAME is next in the chain, or -1.</summary>
    private int Next(int name)
    {
        var rdata = context.Zone.RDataOf(context.Zone.FindRecord(name, RRType.CNAME));
        Span<byte> target = stackalloc byte[DomainName.MaxLength];
        DomainName.ToLower(rdata, target);
        var place = context.Shape.Locate(target[..rdata.Length]);
        var isAlias = place.Kind is PlaceKind.Exact or PlaceKind.Wildcard
            && context.Shape.Has(place.Name, NameTraits.CName);
        return isAlias ? place.Name : -1;
    }

    private void Report(int start)
    {
        // The loop is named by its record that stands first in the file, from wherever it was entered.
        var (first, length) = (start, 0);
        var at = start;
        do
        {
            first = Math.Min(first, at);
            length++;
            at = Next(at);
        }
        while (at != start);
        context.Warning(context.Zone.FindRecord(first, RRType.CNAME), length == 1
            ? $"CNAME at {context.Show(first)} leads to itself"
            : $"CNAME at {context.Show(first)} leads back to itself, by {length} CNAMEs");
    }
}
