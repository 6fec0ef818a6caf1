using FastRr.Engine;

namespace FastRr.Transports;

/// <summary>Where a query meets its worker. No exception passes.</summary>
internal static class Answering
{
    /// <summary>
    /// Octets that a query never fills in its slot: the response to the longest query is longer than itself.
    /// </summary>
    public const int Slack = 64;

    /// <returns>Octets of the response, now in <paramref name="message"/>; 0: send nothing.</returns>
    public static int Answer(ResponderWorker worker, Span<byte> message, int length, in Requestor requestor)
    {
        try
        {
            return worker.Respond(message, length, in requestor);
        }
        catch (Exception failure)
        {
            return AnswerFailure(worker, message, length, in requestor, failure);
        }
    }

    private static int AnswerFailure(
        ResponderWorker worker, Span<byte> message, int length, in Requestor requestor, Exception failure)
    {
        try
        {
            return worker.RespondToFailure(message, length, in requestor, failure);
        }
        catch (Exception)
        {
            // The worker is past help for this query; the next one may fare better.
            return 0;
        }
    }
}
