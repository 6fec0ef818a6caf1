namespace FastRr.Answers.Snapshots;

/// <summary>
/// How often each turning answer was given: 64-bit counts, one shared by all workers, or one for each worker. They
/// live outside the snapshot, which only knows their numbers.
/// </summary>
public sealed class RotationIndices
{
    private readonly long[] _shared;
    private long[][] _ofWorkers = [];

    internal RotationIndices(int count) => _shared = new long[count];

    /// <summary>Turning answers.</summary>
    public int Count => _shared.Length;

    /// <summary>Takes the next index of one answer: 0, 1, 2 … over all workers.</summary>
    public ulong Next(int number) => (ulong)(Interlocked.Increment(ref _shared[number]) - 1);

    /// <summary>Reads the shared index of one answer without taking it.</summary>
    public ulong Peek(int number) => (ulong)Volatile.Read(ref _shared[number]);

    /// <summary>The indices of one worker, for it alone to count up; each starts at the worker's number.</summary>
    public long[] OfWorker(int worker) => _ofWorkers[worker];

    /// <summary>Makes the indices of all workers up to <paramref name="workerCount"/>. Called before a worker reads
    /// the snapshot.</summary>
    public void Prepare(int workerCount)
    {
        var ofWorkers = _ofWorkers;
        if (ofWorkers.Length >= workerCount)
            return;
        var first = ofWorkers.Length;
        Array.Resize(ref ofWorkers, workerCount);
        for (var worker = first; worker < workerCount; worker++)
        {
            // Staggered, so that workers that start together don't all hand out the same RR first.
            ofWorkers[worker] = new long[_shared.Length];
            Array.Fill(ofWorkers[worker], worker);
        }
        _ofWorkers = ofWorkers;
    }
}
