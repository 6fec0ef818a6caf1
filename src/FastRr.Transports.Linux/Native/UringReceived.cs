using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>
/// struct io_uring_recvmsg_out (linux/io_uring.h): 16 octets before a datagram of a multishot receive. Behind it come
/// the room for the name, the room for control data, and the octets.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct UringReceived
{
    /// <summary>Octets of the sender's address.</summary>
    public uint NameLength;

    /// <summary>Octets of control data.</summary>
    public uint ControlLength;

    public uint PayloadLength;
    public uint Flags;
}
