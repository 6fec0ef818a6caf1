using System.Buffers.Binary;
using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Zones.Validation;

/// <summary>What holds inside one RRset: one TTL, a size that fits a message, one alias.</summary>
internal sealed class RRsetRules(ValidationContext context)
{
    public const int MaxLength = Zone.MaxRRsetLength;

    /// <summary>Octets of an RR beside its RDATA: pointer to the owner 2, type 2, class 2, TTL 4, RDLENGTH 2.</summary>
    private const int FixedLength = 12;

    public void Check(int name, RRsetWalk set)
    {
        if (set.Count > 1)
            CheckTtl(name, set);
        CheckLength(name, set);
        switch (set.Type)
        {
            case RRType.CNAME when set.Count > 1:
                // RFC 2181 §10.1: an alias has exactly one canonical name.
                context.Error(set.Record(1),
                    $"a second CNAME at {Show(name)}; the first is in {PlaceOfFirst(set, set.Record(1))}");
                break;
            case RRType.DNAME when set.Count > 1:
                context.Error(set.Record(1),
                    $"a second DNAME at {Show(name)}; "
                    + $"the first is in {PlaceOfFirst(set, set.Record(1))} (RFC 6672 §2.4)");
                break;
            case RRType.SVCB or RRType.HTTPS:
                CheckServiceBinding(name, set);
                break;
        }
    }

    /// <summary>RFC 2181 §5.2: the TTLs of an RRset are equal; where not, the lowest is safe.</summary>
    private void CheckTtl(int name, RRsetWalk set)
    {
        var first = context.Zone.Record(set.Record(0)).TtlSeconds;
        var (lowest, different) = (first, -1);
        for (var index = 1; index < set.Count; index++)
        {
            var ttl = context.Zone.Record(set.Record(index)).TtlSeconds;
            lowest = Math.Min(lowest, ttl);
            if (ttl != first && different < 0)
                different = set.Record(index);
        }
        if (different < 0)
            return;
        context.Warning(different,
            $"the {RDataText.FormatType(set.Type)} RRset of {Show(name)} has different TTLs, "
            + $"{context.Zone.Record(different).TtlSeconds} here and {first} in {PlaceOfFirst(set, different)}; "
            + $"the lowest, {lowest}, is taken for all (RFC 2181 §5.2)");
        for (var index = 0; index < set.Count; index++)
            context.Zone.Record(set.Record(index)).TtlSeconds = lowest;
    }

    private void CheckLength(int name, RRsetWalk set)
    {
        var length = 0L;
        for (var index = 0; index < set.Count; index++)
            length += FixedLength + context.Zone.RDataOf(set.Record(index)).Length;
        if (length > MaxLength)
        {
            context.Error(set.Record(0),
                $"the {RDataText.FormatType(set.Type)} RRset of {Show(name)} takes {length} octets, "
                + $"and no more than {MaxLength} fit into a message");
        }
    }

    private void CheckServiceBinding(int name, RRsetWalk set)
    {
        var aliases = 0;
        for (var index = 0; index < set.Count; index++)
        {
            var record = set.Record(index);
            var rdata = context.Zone.RDataOf(record);
            if (rdata.Length < 3 || BinaryPrimitives.ReadUInt16BigEndian(rdata) != 0)
                continue;
            aliases++;
            var target = DomainName.Measure(rdata[2..], out _);
            if (rdata.Length > 2 + target)
                context.Warning(record, "SvcParams in AliasMode are ignored by all who ask (RFC 9460 §2.4.2)");
            if (DomainName.EqualsIgnoreCase(rdata.Slice(2, target), context.Zone.OwnerOf(name)))
                context.Warning(record, $"AliasMode leads from {Show(name)} to itself (RFC 9460 §2.4.2)");
        }
        if (aliases > 0 && aliases < set.Count)
            context.Warning(set.Record(0), $"AliasMode and ServiceMode at {Show(name)} are mixed (RFC 9460 §2.4.1)");
        else if (aliases > 1)
            context.Warning(set.Record(0), $"{Show(name)} has more than one AliasMode record (RFC 9460 §2.4.2)");
    }

    private string Show(int name) => context.Show(name);

    private string PlaceOfFirst(RRsetWalk set, int seenFrom) => context.PlaceOf(set.Record(0), seenFrom);
}
