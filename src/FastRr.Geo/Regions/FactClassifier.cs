namespace FastRr.Geo.Regions;

/// <summary>Gives what databases say the numbers of classes, each class once.</summary>
internal sealed class FactClassifier
{
    private readonly RegionSet _set;
    private readonly Dictionary<RuleSubject, int> _rules = [];
    private readonly HashSet<RuleKind> _asked = [];
    private readonly List<FactClass> _classes = [];
    private readonly Dictionary<FactClass, int> _numbers = [];
    private readonly Dictionary<(int, int), int> _joined = [];
    private readonly List<Region> _places = [];

    public FactClassifier(RegionSet set)
    {
        _set = set;
        for (var i = 0; i < set.Rules.Count; i++)
        {
            _rules.Add(set.Rules[i].Subject, i);
            _asked.Add(set.Rules[i].Subject.Kind);
        }
        if (set.PicksNearest)
            _places.AddRange(set.Regions.Where(region => region is { At: not null, IsPrivate: false }));
        NumberOf(FactClass.Empty);
    }

    /// <summary>Number of the class of networks that no database knows.</summary>
    public const int Unknown = 0;

    /// <summary>Kinds of which a database said anything.</summary>
    public HashSet<RuleKind> Said { get; } = [];

    /// <summary>A database said where a network is.</summary>
    public bool SaidPlace { get; private set; }

    /// <summary>The number of the class of facts.</summary>
    public int Classify(GeoFacts facts)
    {
        var found = new FactClass(
            Look(RuleKind.Continent, facts.Continent, RuleSubject.OfContinent),
            Look(RuleKind.Country, facts.Country, RuleSubject.OfCountry),
            LookForSubdivision(facts),
            Look(RuleKind.City, facts.City, id => RuleSubject.OfCity(id!.Value)),
            Look(RuleKind.AutonomousSystem, facts.AutonomousSystem, id => RuleSubject.OfAutonomousSystem(id!.Value)),
            FindNearest(facts.At));
        return NumberOf(found);
    }

    /// <summary>The number of the class of two databases' facts together.</summary>
    /// <param name="first">Number of the class by the database that goes before.</param>
    /// <param name="later">Number of the class by the other.</param>
    public int Join(int first, int later)
    {
        if (later == Unknown)
            return first;
        if (first == Unknown)
            return later;
        if (!_joined.TryGetValue((first, later), out var number))
        {
            number = NumberOf(_classes[first].With(_classes[later]));
            _joined.Add((first, later), number);
        }
        return number;
    }

    /// <summary>What is decided for each class.</summary>
    public int Decide(int number) => _classes[number].Decide();

    private int Look<T>(RuleKind kind, T? said, Func<T, RuleSubject> subjectOf)
    {
        if (said is null)
            return FactClass.NotSaid;
        Said.Add(kind);
        return _asked.Contains(kind) ? _rules.GetValueOrDefault(subjectOf(said), FactClass.NoRule) : FactClass.NoRule;
    }

    /// <summary>The smallest subdivision that a rule asks for.</summary>
    private int LookForSubdivision(GeoFacts facts)
    {
        if (facts.Country is null)
            return FactClass.NotSaid;
        var found = FactClass.NotSaid;
        for (var i = facts.Subdivisions.Count - 1; i >= 0 && found < 0; i--)
        {
            var code = $"{facts.Country}-{facts.Subdivisions[i]}";
            found = Look(RuleKind.Subdivision, code, RuleSubject.OfSubdivision);
        }
        return found;
    }

    private int FindNearest(GeoPoint? at)
    {
        if (at is not { } point)
            return FactClass.NotSaid;
        SaidPlace = true;
        var nearest = FactClass.NotSaid;
        var least = double.PositiveInfinity;
        foreach (var region in _places)
        {
            var distance = point.DistanceTo(region.At!.Value);
            if (distance >= least)
                continue;
            least = distance;
            nearest = region.Number;
        }
        return nearest;
    }

    private int NumberOf(FactClass found)
    {
        if (_numbers.TryGetValue(found, out var number))
            return number;
        number = _classes.Count;
        _classes.Add(found);
        _numbers.Add(found, number);
        return number;
    }
}
