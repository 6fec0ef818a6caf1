using FastRr.Engine;
using Microsoft.Extensions.ObjectPool;

namespace FastRr.Transports.Streams;

internal sealed class StreamWorkerPolicy(Responder responder) : IPooledObjectPolicy<StreamWorker>
{
    public StreamWorker Create() => new(responder.CreateWorker());

    public bool Return(StreamWorker obj) => true;
}
