using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct sock_fprog (linux/filter.h): 16 octets on 64-bit systems.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct FilterProgram
{
    /// <summary>In instructions.</summary>
    public ushort Length;

    public FilterInstruction* Instructions;
}
