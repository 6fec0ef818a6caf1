using System.Net;
using System.Net.Sockets;

namespace FastRr.Transports.Sockets;

/// <summary>
/// The end point of whoever sent last. <see cref="Socket"/> asks an end point for its socket address and for another
/// end point of an address it received; this one hands back what it holds, so a change of peer makes no objects.
/// </summary>
internal sealed class HeldEndPoint(AddressFamily family) : EndPoint
{
    public override AddressFamily AddressFamily => family;

    /// <summary>The address in the system's form.</summary>
    public SocketAddress Address { get; } = PeerAddress.CreateBuffer(family);

    public override SocketAddress Serialize() => Address;

    public override EndPoint Create(SocketAddress socketAddress)
    {
        if (!ReferenceEquals(socketAddress, Address))
        {
            Address.Size = socketAddress.Size;
            socketAddress.Buffer.Span[..socketAddress.Size].CopyTo(Address.Buffer.Span);
        }
        return this;
    }
}
