using Microsoft.Extensions.ObjectPool;

namespace FastRr.Transports.Streams;

internal sealed class StreamConnectionPolicy(StreamTransport owner) : IPooledObjectPolicy<StreamConnection>
{
    public StreamConnection Create() => new(owner);

    public bool Return(StreamConnection obj) => true;
}
