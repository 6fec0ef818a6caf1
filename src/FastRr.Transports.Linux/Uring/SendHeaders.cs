using System.Runtime.InteropServices;
using FastRr.Transports.Linux.Native;

namespace FastRr.Transports.Linux.Uring;

/// <summary>
/// A struct msghdr with its vector for each send of a batch: only sockets on a wildcard need more than an address.
/// </summary>
internal sealed unsafe class SendHeaders : IDisposable
{
    private MessageHeader* _headers;

    public SendHeaders(int count)
    {
        var octets = (nuint)count * (nuint)(sizeof(MessageHeader) + sizeof(IoVector));
        _headers = (MessageHeader*)NativeMemory.AllocZeroed(octets);
        var vectors = (IoVector*)(_headers + count);
        for (var i = 0; i < count; i++)
        {
            _headers[i].Vectors = vectors + i;
            _headers[i].VectorCount = 1;
        }
    }

    public MessageHeader* At(int index) => _headers + index;

    /// <summary>Sets the octets that are sent; the rest is the caller's.</summary>
    public ref MessageHeader Fill(int index, byte* message, int octets)
    {
        ref var header = ref _headers[index];
        header.Vectors->Base = message;
        header.Vectors->Length = (nuint)octets;
        return ref header;
    }

    public void Dispose()
    {
        NativeMemory.Free(_headers);
        _headers = null;
    }
}
