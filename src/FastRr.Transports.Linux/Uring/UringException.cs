using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Uring;

/// <summary>A call that sets an io_uring up was refused.</summary>
internal sealed class UringException(string call, int error)
    : SocketException(
        (int)System.Net.Sockets.SocketError.SocketError, $"{call}: {Marshal.GetPInvokeErrorMessage(error)}")
{
    /// <summary>The system call's name.</summary>
    public string Call => call;

    /// <summary>As errno counts.</summary>
    public int Error => error;

    public static UringException FromLastError(string call) => new(call, Marshal.GetLastPInvokeError());
}
