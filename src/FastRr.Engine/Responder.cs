namespace FastRr.Engine;

/// <summary>What all workers share: the published snapshot and the settings. Made once, before the transports open.</summary>
public sealed class Responder
{
    private readonly List<ResponderWorker> _workers = [];

    /// <summary>All workers made so far.</summary>
    public IReadOnlyList<ResponderWorker> Workers => _workers;

    /// <summary>Makes a worker for one more receive loop. Not for the hot path.</summary>
    public ResponderWorker CreateWorker()
    {
        lock (_workers)
        {
            var worker = new ResponderWorker(this, _workers.Count);
            _workers.Add(worker);
            return worker;
        }
    }
}
