using FastRr.Answers.Snapshots;
using FastRr.Pools;
using FastRr.Wire.Names;
using FastRr.Wire.Registry;

namespace FastRr.Answers.Compiling.Steering;

/// <summary>Puts the names of pools, and the one that tells who asks, into what was compiled of the zones.</summary>
internal sealed class SteeringCompiler
{
    private readonly SnapshotBuild _build;
    private readonly SteeringPlan _plan;
    private readonly IReadOnlyList<ZoneSource> _zones;
    private readonly PoolCompiler[] _pools;

    // The number of the pool's own HTTPS RRset, where it has one.
    private readonly int[] _httpsSets;

    public SteeringCompiler(SnapshotBuild build, SteeringPlan plan, IReadOnlyList<ZoneSource> zones)
    {
        _build = build;
        _plan = plan;
        _zones = zones;
        _pools = [.. plan.Pools.Pools.Select(pool => new PoolCompiler(pool, plan.Pools.Regions))];
        _httpsSets = [.. plan.Pools.Pools.Select(AddHttps)];
    }

    public SteeringState Compile()
    {
        foreach (var (name, pools) in _build.Steered.All)
            Place(name, pools);
        if (!_plan.WhoAmI.IsEmpty && _plan.Rules is not null)
            PlaceWhoAmI(_plan.WhoAmI.Span);
        var states = _plan.States.Clone();
        return new SteeringState(
            _plan.Table,
            [.. _pools.Select(pool => pool.Compile(states))],
            _plan.Pools.Regions.Count,
            _plan.Pools.MemberCount,
            _plan.HonoursClientSubnet)
        {
            WhoAmI = _plan.Rules is null ? null : new WhoAmI(_plan.Rules, _plan.Pools.Regions),
        };
    }

    private int AddHttps(Pool pool)
    {
        if (pool.Https.IsEmpty)
            return -1;
        var record = new ServiceRecord(pool.Https.ToArray(), TakesHints(pool, pool.Https.Span));
        return _pools[pool.Number].Add(new ServiceSet(RRType.HTTPS, (uint)pool.Ttl.LongestSeconds, [record]));
    }

    private void Place(byte[] name, IReadOnlyList<Pool> pools)
    {
        var steered = new List<CompiledAnswer>();
        foreach (var pool in pools)
        {
            // Types that somebody has come first: ANY takes the first (RFC 8482 §4.1).
            foreach (var (set, type) in pool.Types.Index().OrderBy(entry => IsNowhere(pool, entry.Item)))
                steered.Add(Answer(pool, type, set));
            if (_httpsSets[pool.Number] >= 0)
                steered.Add(Answer(pool, RRType.HTTPS, _httpsSets[pool.Number]));
            if (pool.Kind == MemberKind.Address)
                AddServices(name, pool, steered);
        }
        var traits = pools.Any(pool => pool.Kind == MemberKind.CName) ? NodeTraits.CName : NodeTraits.None;
        Replace(name, steered, traits);
    }

    private static bool IsNowhere(Pool pool, RRType type) =>
        !pool.Regions.Any(region => region.Members.Any(member => member.HasRecord(type)));

    private void PlaceWhoAmI(ReadOnlySpan<byte> name)
    {
        var answers = new List<CompiledAnswer>();
        // TXT first, which everyone gets: ANY takes the first.
        foreach (var type in (ReadOnlySpan<RRType>)[RRType.TXT, RRType.A, RRType.AAAA])
            answers.Add(new CompiledAnswer { Type = type, Kind = AnswerKind.WhoAmI, RotationNumber = -1 });
        Replace(name, answers, NodeTraits.None);
    }

    /// <summary>One answer for all regions; each has a rotation index of its own.</summary>
    private CompiledAnswer Answer(Pool pool, RRType type, int set) => new()
    {
        Type = type,
        Kind = AnswerKind.Steered,
        RingOffset = pool.Number,
        TailOffset = set,
        RotationNumber = _build.TakeRotationNumbers(_plan.Pools.Regions.Count),
    };

    /// <summary>HTTPS and SVCB of the zone whose target is one of the pool's names take its addresses as
    /// hints.</summary>
    private void AddServices(ReadOnlySpan<byte> name, Pool pool, List<CompiledAnswer> steered)
    {
        var number = _build.FindEnclosingZone(name);
        if (number < 0 || _zones[number].Zone is not { } zone || zone.Find(name) is not (>= 0 and var owner))
            return;
        foreach (var type in (ReadOnlySpan<RRType>)[RRType.HTTPS, RRType.SVCB])
        {
            if (steered.Exists(answer => answer.Type == type))
                continue;
            var records = new List<ServiceRecord>();
            var ttlSeconds = uint.MaxValue;
            for (var record = zone.FirstRecordOf(owner); record >= 0; record = zone.Record(record).Next)
            {
                if (zone.Record(record).Type != type)
                    continue;
                ttlSeconds = Math.Min(ttlSeconds, zone.Record(record).TtlSeconds);
                records.Add(new ServiceRecord(
                    zone.RDataOf(record).ToArray(), TakesHints(pool, zone.RDataOf(record))));
            }
            if (records.Exists(record => record.TakesHints))
                steered.Add(Answer(pool, type, _pools[pool.Number].Add(new ServiceSet(type, ttlSeconds, records))));
        }
    }

    /// <summary>RFC 9460 §2.5.2: "." is the owner, which is a name of the pool.</summary>
    private static bool TakesHints(Pool pool, ReadOnlySpan<byte> rdata)
    {
        if (!ServiceHints.IsServiceMode(rdata))
            return false;
        var target = ServiceHints.TargetOf(rdata);
        if (target.Length == 1)
            return true;
        foreach (var name in pool.Names)
        {
            if (DomainName.EqualsIgnoreCase(name.Span, target))
                return true;
        }
        return false;
    }

    /// <summary>Gives a name answers in the place of those of the same types, or of all that cannot stand beside a
    /// CNAME.</summary>
    private void Replace(ReadOnlySpan<byte> name, List<CompiledAnswer> byClient, NodeTraits traits)
    {
        var zone = _build.FindEnclosingZone(name);
        // Findings of the configuration say so: such names are nowhere asked.
        if (zone < 0 || _zones[zone].Zone is null || _build.IsBelowCut(name, zone))
            return;
        var number = _build.FindOrAddInZone(name, zone);
        ref var node = ref _build.Names[number];
        // What everyone gets comes first, for ANY too.
        var answers = new List<CompiledAnswer>();
        for (var i = 0; i < node.AnswerCount; i++)
        {
            var known = _build.Answers[node.FirstAnswer + i];
            if (traits == NodeTraits.None && !byClient.Exists(answer => answer.Type == known.Type))
                answers.Add(known);
        }
        answers.AddRange(byClient);
        node.FirstAnswer = _build.Answers.Count;
        node.AnswerCount = (ushort)answers.Count;
        node.Traits |= traits;
        foreach (var answer in answers)
            _build.Answers.Add(answer);
    }
}
