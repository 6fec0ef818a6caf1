using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Zones.Validation;

/// <summary>Which names are cuts, aliases, wildcards and empty non-terminals, and where any name stands.</summary>
internal sealed class ZoneShape
{
    private readonly Zone _zone;
    private readonly NameTraits[] _traits;

    // By hash of 64 bits: two names that share one would cost a warning, not an answer.
    private readonly Lazy<HashSet<ulong>> _emptyNonTerminals;
    private readonly bool _hasWildcards;
    private readonly bool _hasCutsOrDNames;

    public ZoneShape(Zone zone)
    {
        _zone = zone;
        _traits = new NameTraits[zone.NameCount];
        for (var name = 0; name < _traits.Length; name++)
        {
            var traits = TraitsOf(name);
            _traits[name] = traits;
            _hasCutsOrDNames |= (traits & (NameTraits.Cut | NameTraits.DName)) != 0;
            _hasWildcards |= DomainName.IsWildcard(zone.OwnerOf(name));
        }
        _emptyNonTerminals = new(FindEmptyNonTerminals, LazyThreadSafetyMode.None);
    }

    public bool Has(int name, NameTraits trait) => (_traits[name] & trait) != 0;

    public void Set(int name, NameTraits trait) => _traits[name] |= trait;

    /// <summary>The highest cut or DNAME strictly above a name, -1 where there is none.</summary>
    public int FindAbove(ReadOnlySpan<byte> lowerName)
    {
        if (!_hasCutsOrDNames)
            return -1;
        Span<byte> starts = stackalloc byte[DomainName.MaxLabels];
        var labels = DomainName.LabelStarts(lowerName, starts);
        for (var label = labels - 1; label > 0; label--)
        {
            var suffix = lowerName[starts[label]..];
            if (suffix.Length < _zone.Apex.Length)
                continue;
            var name = _zone.Find(suffix);
            if (name >= 0 && (_traits[name] & (NameTraits.Cut | NameTraits.DName)) != 0)
                return name;
        }
        return -1;
    }

    /// <summary>Where a name stands.</summary>
    public Place Locate(ReadOnlySpan<byte> lowerName)
    {
        if (!DomainName.IsAtOrBelow(lowerName, _zone.Apex))
            return new Place(PlaceKind.OutOfZone, -1, -1);
        var name = _zone.Find(lowerName);
        var above = FindAbove(lowerName);
        if (above < 0 && name >= 0 && Has(name, NameTraits.Cut))
            above = name;
        if (above >= 0)
            return new Place(Has(above, NameTraits.Cut) ? PlaceKind.Delegated : PlaceKind.Redirected, name, above);
        if (name >= 0)
            return new Place(PlaceKind.Exact, name, -1);
        var wildcard = _hasWildcards ? FindWildcard(lowerName) : -1;
        return new Place(wildcard >= 0 ? PlaceKind.Wildcard : PlaceKind.Missing, wildcard, -1);
    }

    /// <summary>The longest suffix that exists, the name itself included.</summary>
    /// <param name="lowerName">At or below the apex.</param>
    public ReadOnlySpan<byte> FindExisting(ReadOnlySpan<byte> lowerName)
    {
        while (_zone.Find(lowerName) < 0
            && !_emptyNonTerminals.Value.Contains(NameHash.Compute(lowerName, seed: 0)))
        {
            lowerName = DomainName.Parent(lowerName);
        }
        return lowerName;
    }

    private NameTraits TraitsOf(int name)
    {
        var traits = NameTraits.None;
        for (var record = _zone.FirstRecordOf(name); record >= 0; record = _zone.Record(record).Next)
        {
            traits |= _zone.Record(record).Type switch
            {
                RRType.A or RRType.AAAA => NameTraits.Address,
                RRType.CNAME => NameTraits.CName,
                RRType.DNAME => NameTraits.DName,
                // RFC 4592 §4.2: NS at a wildcard makes no cut; it is an error of its own.
                RRType.NS when name != 0 && !DomainName.IsWildcard(_zone.OwnerOf(name)) => NameTraits.Cut,
                _ => NameTraits.None,
            };
        }
        return traits;
    }

    private HashSet<ulong> FindEmptyNonTerminals()
    {
        var found = new HashSet<ulong>();
        for (var name = 1; name < _traits.Length; name++)
        {
            var parent = DomainName.Parent(_zone.OwnerOf(name));
            while (_zone.Find(parent) < 0 && found.Add(NameHash.Compute(parent, seed: 0)))
                parent = DomainName.Parent(parent);
        }
        return found;
    }

    /// <summary>
    /// RFC 4592 §3.3.1: the wildcard right below the closest encloser, and no other, is the source of synthesis.
    /// </summary>
    private int FindWildcard(ReadOnlySpan<byte> lowerName)
    {
        // An empty non-terminal exists, and has nothing to give.
        var encloser = FindExisting(lowerName);
        if (encloser.Length == lowerName.Length)
            return -1;
        if (encloser.Length + 2 > DomainName.MaxLength)
            return -1;
        Span<byte> wildcard = stackalloc byte[DomainName.MaxLength];
        wildcard[0] = 1;
        wildcard[1] = (byte)'*';
        encloser.CopyTo(wildcard[2..]);
        return _zone.Find(wildcard[..(encloser.Length + 2)]);
    }
}
