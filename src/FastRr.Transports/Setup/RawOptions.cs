using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace FastRr.Transports.Setup;

/// <summary>Raw socket options whose value is one int.</summary>
internal static class RawOptions
{
    /// <summary>False where the kernel refuses: too old, or not allowed.</summary>
    public static bool TrySet(Socket socket, int level, int name, int value)
    {
        try
        {
            // SAFETY: the octets of a local int, in the order of the machine, as setsockopt wants them.
            socket.SetRawSocketOption(level, name, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
