using System.Security.Cryptography;
using FastRr.Answers.Snapshots;
using FastRr.Engine.Cookies;
using FastRr.Engine.Counters;
using FastRr.Engine.Responses;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastRr.Engine;

/// <summary>What all workers share: the published snapshot and the settings. Made once, before the transports
/// open.</summary>
public sealed class Responder
{
    private readonly Lock _gate = new();
    private ResponderWorker[] _workers = [];
    private AnswerSnapshot? _snapshot;
    private long _lastFailureLogged;

    /// <param name="options">Settings.</param>
    /// <param name="clock">Wall clock of cookies, and what spaces log lines.</param>
    /// <param name="logger">Takes failures of the query path.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public Responder(ResponderOptions options, TimeProvider? clock = null, ILogger<Responder>? logger = null)
    {
        if (options.UdpPayloadSize is < 512 or > ushort.MaxValue)
            throw new ArgumentException("the UDP payload size must be 512 to 65535 octets", nameof(options));
        Options = options;
        Clock = clock ?? TimeProvider.System;
        Logger = logger ?? NullLogger<Responder>.Instance;
        Edns = new EdnsReplies(options);
        Chaos = new ChaosReplies(options);
        var secret = options.CookieSecret ?? RandomNumberGenerator.GetBytes(CookieSigner.SecretLength);
        CookieSigner = new CookieSigner(secret);
    }

    public ResponderOptions Options { get; }

    /// <summary>All workers made so far.</summary>
    public IReadOnlyList<ResponderWorker> Workers => Volatile.Read(ref _workers);

    /// <summary>What is served, or null before the first publish.</summary>
    public AnswerSnapshot? Snapshot => Volatile.Read(ref _snapshot);

    internal TimeProvider Clock { get; }

    internal ILogger<Responder> Logger { get; }

    internal EdnsReplies Edns { get; }

    internal ChaosReplies Chaos { get; }

    internal CookieSigner CookieSigner { get; }

    /// <summary>Serves a snapshot from each worker's next batch on.</summary>
    public void Publish(AnswerSnapshot snapshot)
    {
        lock (_gate)
        {
            if (Options.RotatesPerWorker)
                snapshot.Rotation.Prepare(_workers.Length);
            foreach (var worker in _workers)
                Prepare(worker, snapshot);
            Volatile.Write(ref _snapshot, snapshot);
        }
    }

    /// <summary>Makes a worker for one more receive loop.</summary>
    public ResponderWorker CreateWorker()
    {
        lock (_gate)
        {
            var worker = new ResponderWorker(this, _workers.Length);
            if (Options.RotatesPerWorker)
                _snapshot?.Rotation.Prepare(_workers.Length + 1);
            if (_snapshot is not null)
                Prepare(worker, _snapshot);
            Volatile.Write(ref _workers, [.. _workers, worker]);
            return worker;
        }
    }

    private static void Prepare(ResponderWorker worker, AnswerSnapshot snapshot)
    {
        worker.Counters.Regions.Prepare(snapshot.Steering.RegionCount);
        worker.Counters.Members.Prepare(snapshot.Steering.MemberCount);
    }

    /// <summary>Whether a failure of the query path is to be logged: one a second, over all workers.</summary>
    internal bool MayLogFailure()
    {
        var last = Volatile.Read(ref _lastFailureLogged);
        return (last == 0 || Clock.GetElapsedTime(last) >= TimeSpan.FromSeconds(1))
            && Interlocked.CompareExchange(ref _lastFailureLogged, Clock.GetTimestamp(), last) == last;
    }

    /// <summary>Adds up the counters of all workers.</summary>
    public CounterTotals ReadCounters()
    {
        var totals = new CounterTotals();
        foreach (var worker in Workers)
            worker.Counters.AddTo(totals);
        return totals;
    }
}
