namespace FastRr.Zones.MasterFiles;

/// <summary>
/// Takes what a master file says, in its order: records for the zone, findings for their list. Of a large file another
/// thread adds the records, a batch at a time, while the next batch is read: two million take 0.6 s, not 0.75 s. Zone
/// and findings are never used by both at once: whatever is no record waits until all records before it are added.
/// </summary>
internal sealed class RecordWriter : IDisposable
{
    private readonly Zone _zone;
    private readonly FindingList _findings;
    private readonly ZoneFiller _filler;
    private readonly int _batchCapacity;
    private RecordBatch _batch;

    // The batch that is being added, then empty. A small file never needs it.
    private RecordBatch? _handedOver;
    private Task _adding = Task.CompletedTask;

    /// <param name="zone">Takes the records.</param>
    /// <param name="findings">Takes the findings.</param>
    /// <param name="batchCapacity">Records that are handed over together.</param>
    public RecordWriter(Zone zone, FindingList findings, int batchCapacity)
    {
        _zone = zone;
        _findings = findings;
        _filler = new ZoneFiller(zone, findings);
        _batchCapacity = batchCapacity;
        _batch = new RecordBatch(batchCapacity);
    }

    /// <summary>Whether nothing more is taken, so that reading on is no use: errors or records are too many.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Takes a record, as <see cref="RecordBatch.TryAdd"/>.</summary>
    public void Add(in BatchedRecord record, ReadOnlySpan<byte> lowerOwner, ReadOnlySpan<byte> rdata)
    {
        if (_batch.TryAdd(record, lowerOwner, rdata))
            return;
        HandOver();
        _batch.TryAdd(record, lowerOwner, rdata);
    }

    public void Error(SourcePosition position, string text)
    {
        AddAll();
        // What stands behind the end of a full zone was not read.
        if (!_filler.IsFull)
            _findings.Error(position, text);
        IsFull |= _findings.IsFull;
    }

    public void Warning(SourcePosition position, string text)
    {
        AddAll();
        if (!_filler.IsFull)
            _findings.Warning(position, text);
    }

    /// <summary>As <see cref="Zone.AddFile"/>.</summary>
    public int AddFile(string path)
    {
        AddAll();
        return _zone.AddFile(path);
    }

    /// <summary>Adds what was taken; the zone and the findings are then the caller's.</summary>
    public void AddAll()
    {
        Wait();
        _filler.Add(_batch);
        IsFull |= _filler.IsFull;
    }

    /// <summary>Returns when nothing is being added any more; what was not handed over is dropped.</summary>
    public void Dispose()
    {
        // Whoever disposes of it before all is added is on the way out with an exception of its own.
        _adding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        _batch.Dispose();
        _handedOver?.Dispose();
    }

    private void HandOver()
    {
        Wait();
        var full = _batch;
        _batch = _handedOver ?? new RecordBatch(_batchCapacity);
        _handedOver = full;
        // Where no other thread is free, the pool makes one: a moment's delay, once.
        _adding = Task.Run(() => _filler.Add(full));
    }

    private void Wait()
    {
        _adding.GetAwaiter().GetResult();
        IsFull |= _filler.IsFull;
    }
}
