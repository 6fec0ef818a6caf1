using FastRr.Server.Configuration.Schema;
using FastRr.Wire.Names;

namespace FastRr.Server.Configuration.Pools;

/// <summary>Which names each pool has: by its own <c>names</c> and by the <c>pools</c> of zones.</summary>
internal sealed class PoolNameList
{
    private readonly FindingCollector _findings;
    private readonly Dictionary<string, Dictionary<PoolName, Placed<PoolName>>> _byPool = [];

    public PoolNameList(Settings settings, IReadOnlyList<ZoneSource> zones, FindingCollector findings)
    {
        _findings = findings;
        foreach (var pool in settings.Pools)
        {
            _byPool.Add(pool.Name, []);
            foreach (var name in pool.Value.Names)
                AddOwn(pool, name);
        }
        foreach (var use in settings.Zones.SelectMany(entry => entry.Pools).SelectMany(entry => entry.Value))
            CheckKnown(use);
        foreach (var zone in zones)
        {
            foreach (var entry in zone.Pools)
                AddRelative(zone, entry);
        }
    }

    /// <summary>The names of a pool, each once.</summary>
    public IReadOnlyCollection<Placed<PoolName>> Of(string pool) => _byPool[pool].Values;

    private void AddOwn(Named<PoolSettings> pool, Placed<PoolName> name)
    {
        var names = _byPool[pool.Name];
        if (!names.TryAdd(name.Value, name))
            _findings.Error(name.Position, $"'{name.Value}' stands twice: first at {names[name.Value].Position}");
        if (HasInnerAsterisk(name.Value))
        {
            _findings.Warning(name.Position,
                $"'{name.Value}' has a * that is not its first label: it matches nothing else (RFC 4592 §2.1.1)");
        }
    }

    private void CheckKnown(Placed<string> use)
    {
        if (_byPool.ContainsKey(use.Value))
            return;
        var hint = NearestWord.Find(use.Value, _byPool.Keys) is { } nearest
            ? $"did you mean '{nearest}'?"
            : _byPool.Count == 0 ? "'pools' has none" : $"'pools' has {string.Join(", ", _byPool.Keys)}";
        _findings.Error(use.Position, $"unknown pool '{use.Value}': {hint}");
    }

    private void AddRelative(ZoneSource zone, Named<IReadOnlyList<Placed<string>>> entry)
    {
        var wrong = PoolNameText.Complete(entry.Name, zone.Name.LowerWire, out var name);
        if (wrong is not null)
        {
            _findings.Error(entry.Position, $"zone '{zone.Name}': {wrong}");
            return;
        }
        // A pool that has the name by itself needs it no second time.
        foreach (var use in entry.Value)
        {
            if (_byPool.TryGetValue(use.Value, out var names))
                names.TryAdd(name, new Placed<PoolName>(name, entry.Position));
        }
    }

    private static bool HasInnerAsterisk(PoolName name)
    {
        var rest = name.Parent;
        while (!rest.IsRoot && !DomainName.IsWildcard(rest.LowerWire.Span))
            rest = rest.Parent;
        return !rest.IsRoot;
    }
}
