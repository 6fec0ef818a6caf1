using FastRr.Wire.Registry;

namespace FastRr.Zones.MasterFiles;

/// <summary>Adds batches of records to a zone.</summary>
internal sealed class ZoneFiller(Zone zone, FindingList findings)
{
    // Whose repeated records are said already.
    private int _warnedDirective;

    /// <summary>Whether a record did not fit, so that reading on is no use.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Adds all records, as far as the zone has room, and empties the batch.</summary>
    public void Add(RecordBatch batch)
    {
        for (var index = 0; index < batch.Count && !IsFull; index++)
            Add(batch, batch[index]);
        batch.Clear();
    }

    /// <summary>Adds a record; one that is there already counts once, with the lower TTL, and a warning.</summary>
    private void Add(RecordBatch batch, in BatchedRecord record)
    {
        if (!zone.HasRoom)
        {
            IsFull = true;
            findings.Error(PositionOf(record), "the zone is too large from here on: names and RDATA over 2 GiB");
            return;
        }
        if (!zone.TryAdd(
            batch.OwnerOf(record), record.Type, record.TtlSeconds, batch.RDataOf(record),
            record.File, record.Line, record.Column, out var number))
        {
            Repeat(record, number);
        }
    }

    private void Repeat(in BatchedRecord record, int number)
    {
        ref var first = ref zone.Record(number);
        first.TtlSeconds = Math.Min(first.TtlSeconds, record.TtlSeconds);
        // One directive may repeat a million: it is said of the first.
        var isSaid = record.Directive != 0 && record.Directive == _warnedDirective;
        _warnedDirective = record.Directive;
        // RFC 5936 §2.2: a zone transfer, and so a file made of one, ends with the SOA that it began with.
        if (!isSaid && record.Type != RRType.SOA)
        {
            findings.Warning(PositionOf(record),
                $"the same record as in {zone.DescribePlace(number, record.File)}; it counts once (RFC 2181 §5)");
        }
    }

    private SourcePosition PositionOf(in BatchedRecord record) =>
        new(zone.Files[record.File], record.Line, record.Column);
}
