using System.Buffers.Binary;
using FastRr.Answers.Snapshots;
using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;
using FastRr.Zones;

namespace FastRr.Answers.Compiling;

/// <summary>Compiles one RRset to a ring and its tail.</summary>
internal sealed class RRsetCompiler(
    SnapshotBuild build, Zone zone, RotationOrder order, RRsetCompiler.NameTest isServedElsewhere)
{
    private readonly List<int> _records = [];
    private readonly List<int> _targets = [];

    internal delegate bool NameTest(ReadOnlySpan<byte> lowerName);

    /// <param name="name">The owner, which is the base name too.</param>
    /// <param name="type">A type the owner has.</param>
    /// <param name="kind">What the answer will be part of.</param>
    public CompiledAnswer Compile(int name, RRType type, AnswerKind kind)
    {
        var owner = zone.OwnerOf(name);
        var ttlSeconds = CollectRRset(name, type);
        var answer = new CompiledAnswer
        {
            Type = kind == AnswerKind.Referral ? RRType.None : type,
            Kind = kind,
            Order = OrderOf(type),
            BaseLength = (byte)owner.Length,
            Count = (ushort)_records.Count,
            RotationNumber = -1,
            RingOffset = build.Octets.Length,
            FirstStart = build.Starts.Count,
        };
        var turns = _records.Count > 1 && order != RotationOrder.Fixed;
        var hasStride = type is RRType.A or RRType.AAAA;
        foreach (var record in _records)
        {
            if (turns && !hasStride)
                build.Starts.Add((ushort)(build.Octets.Length - answer.RingOffset));
            // RFC 4034 §3: an RRSIG has the TTL of what it covers; those of several types make no RRset.
            var ttl = type == RRType.RRSIG ? zone.Record(record).TtlSeconds : ttlSeconds;
            build.Octets.AppendRecord(owner, type, ttl, zone.RDataOf(record), owner);
        }
        var length = build.Octets.Length - answer.RingOffset;
        if (length > ushort.MaxValue)
            throw new InvalidOperationException(
                $"{DomainNameText.Format(owner)} {type}: {length} octets do not fit in a message");
        answer.RingLength = (ushort)length;
        if (hasStride)
            answer.Stride = length / _records.Count;
        if (turns)
            Double(ref answer);
        answer.TailOffset = build.Octets.Length;
        AppendAdditional(ref answer, type, owner);
        return answer;
    }

    /// <summary>Only addresses have subnets.</summary>
    private RotationOrder OrderOf(RRType type) =>
        order == RotationOrder.Subnet && type is not (RRType.A or RRType.AAAA) ? RotationOrder.Cyclic : order;

    /// <summary>The SOA for negative answers; its TTL is the lesser of its own and MINIMUM (RFC 2308 §3).</summary>
    public CompiledAnswer CompileNegative()
    {
        var record = zone.FindRecord(0, RRType.SOA);
        var rdata = zone.RDataOf(record);
        var ttlSeconds = Math.Min(zone.Record(record).TtlSeconds, BinaryPrimitives.ReadUInt32BigEndian(rdata[^4..]));
        var answer = new CompiledAnswer
        {
            Type = RRType.None,
            Kind = AnswerKind.Negative,
            Order = RotationOrder.Fixed,
            BaseLength = (byte)zone.Apex.Length,
            Count = 1,
            RotationNumber = -1,
            RingOffset = build.Octets.Length,
            FirstStart = build.Starts.Count,
        };
        build.Octets.AppendRecord(zone.Apex, RRType.SOA, ttlSeconds, rdata, zone.Apex);
        answer.RingLength = (ushort)(build.Octets.Length - answer.RingOffset);
        answer.TailOffset = build.Octets.Length;
        return answer;
    }

    /// <summary>r1…rn becomes r1…rn r1…rn-1.</summary>
    private void Double(ref CompiledAnswer answer)
    {
        answer.RotationNumber = build.TakeRotationNumber();
        var last = answer.Stride > 0 ? answer.RingLength - answer.Stride : build.Starts[^1];
        build.Octets.Repeat(answer.RingOffset, last);
    }

    /// <summary>Lists an RRset's records in file order.</summary>
    /// <returns>Its TTL: the lowest, where the file had several (RFC 2181 §5.2).</returns>
    private uint CollectRRset(int name, RRType type)
    {
        _records.Clear();
        var ttlSeconds = uint.MaxValue;
        for (var record = zone.FirstRecordOf(name); record >= 0; record = zone.Record(record).Next)
        {
            if (zone.Record(record).Type != type)
                continue;
            _records.Add(record);
            ttlSeconds = Math.Min(ttlSeconds, zone.Record(record).TtlSeconds);
        }
        return ttlSeconds;
    }

    private void AppendAdditional(ref CompiledAnswer answer, RRType type, ReadOnlySpan<byte> owner)
    {
        CollectTargets(type, owner);
        if (type == RRType.NS)
        {
            // At the apex the addresses are a query away; only a referral can't be followed without them.
            if (answer.Kind != AnswerKind.Referral)
                return;
            // RFC 9471 §3.1: glue at or below the zone cut comes whole or not at all, so it comes first.
            foreach (var target in _targets)
            {
                if (DomainName.IsAtOrBelow(zone.OwnerOf(target), owner))
                    AppendAddresses(target, owner, ref answer.RequiredLength, ref answer.RequiredCount);
            }
            foreach (var target in _targets)
            {
                if (!DomainName.IsAtOrBelow(zone.OwnerOf(target), owner))
                    AppendAddresses(target, owner, ref answer.OptionalLength, ref answer.OptionalCount);
            }
            return;
        }
        foreach (var target in _targets)
        {
            if (!IsAtZoneCut(target) && !isServedElsewhere(zone.OwnerOf(target)))
                AppendAddresses(target, owner, ref answer.OptionalLength, ref answer.OptionalCount);
        }
    }

    /// <summary>Names of this zone to which the RRset points and whose addresses its reader will want next.</summary>
    private void CollectTargets(RRType type, ReadOnlySpan<byte> owner)
    {
        _targets.Clear();
        if (type is not (RRType.NS or RRType.MX or RRType.SRV or RRType.SVCB or RRType.HTTPS))
            return;
        Span<byte> lower = stackalloc byte[DomainName.MaxLength];
        foreach (var record in _records)
        {
            var rdata = zone.RDataOf(record);
            if (!RDataNames.TryGetTarget(type, rdata, out var place))
                continue;
            var name = rdata.Slice(place.Offset, place.Length);
            // RFC 9460 §2.5.2: "." as the target of ServiceMode, SvcPriority over 0, is the owner itself.
            if (name.Length == 1 && type is RRType.SVCB or RRType.HTTPS && rdata[..2] is not [0, 0]
                && !DomainName.IsWildcard(owner))
                name = owner;
            DomainName.ToLower(name, lower);
            var target = zone.Find(lower[..name.Length]);
            if (target >= 0 && !_targets.Contains(target))
                _targets.Add(target);
        }
    }

    private bool IsAtZoneCut(int name) => name != 0 && zone.FindRecord(name, RRType.NS) >= 0;

    /// <summary>Appends a name's A and AAAA RRsets, each whole, as far as any message could hold them.</summary>
    private void AppendAddresses(int target, ReadOnlySpan<byte> baseName, ref ushort length, ref ushort count)
    {
        foreach (var type in (ReadOnlySpan<RRType>)[RRType.A, RRType.AAAA])
        {
            // RFC 7871 §7.2.1: what depends on the client may not stand in an answer that holds for all.
            if (build.Steered.Owns(zone.OwnerOf(target), type))
                continue;
            var start = build.Octets.Length;
            var ttlSeconds = CollectRRset(target, type);
            foreach (var record in _records)
                build.Octets.AppendRecord(zone.OwnerOf(target), type, ttlSeconds, zone.RDataOf(record), baseName);
            var added = build.Octets.Length - start;
            if (length + added > ushort.MaxValue)
            {
                build.Octets.CutTo(start);
                continue;
            }
            length += (ushort)added;
            count += (ushort)_records.Count;
        }
    }
}
