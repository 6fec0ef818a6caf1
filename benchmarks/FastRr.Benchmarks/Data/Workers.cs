using FastRr.Answers.Snapshots;
using FastRr.Engine;

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

    /// <summary>A worker in the middle of a batch.</summary>
    public static ResponderWorker WorkerFor(AnswerSnapshot snapshot)
    {
        var worker = ResponderFor(snapshot).CreateWorker();
        worker.BeginBatch();
        return worker;
    }
}
