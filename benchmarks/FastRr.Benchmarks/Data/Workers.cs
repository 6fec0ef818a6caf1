using FastRr.Answers.Snapshots;
using FastRr.Engine;
using FastRr.Engine.Counters;

namespace FastRr.Benchmarks.Data;

/// <summary>Makes workers, and says who asks them.</summary>
internal static class Workers
{
    /// <summary>The room that a transport gives each message, octets.</summary>
    public const int MessageOctets = 4096;

    /// <summary>192.0.2.1, over UDP.</summary>
    public static Requestor Requestor { get; } = Requestor.FromIPv4(0xC0000201);

    /// <summary>A responder that serves a snapshot.</summary>
    public static Responder ResponderFor(AnswerSnapshot snapshot, bool rotatesPerWorker = false)
    {
        var responder = new Responder(
            new ResponderOptions { Identity = "benchmark", RotatesPerWorker = rotatesPerWorker });
        responder.Publish(snapshot);
        return responder;
    }

    /// <summary>A worker in the middle of a batch, which has answered each query once.</summary>
    /// <exception cref="InvalidOperationException">One came to another outcome: the figure would be of something
    /// else.</exception>
    public static ResponderWorker WorkerFor(AnswerSnapshot snapshot, OctetStrings queries, ResponseOutcome outcome)
    {
        var worker = ResponderFor(snapshot).CreateWorker();
        var message = new byte[MessageOctets];
        var requestor = Requestor;
        worker.BeginBatch();
        for (var i = 0; i < queries.Count; i++)
        {
            queries[i].CopyTo(message);
            worker.Respond(message, queries[i].Length, in requestor);
        }
        var asExpected = worker.Counters[outcome];
        return asExpected == queries.Count
            ? worker
            : throw new InvalidOperationException($"{asExpected} of {queries.Count} queries came to {outcome}");
    }
}
