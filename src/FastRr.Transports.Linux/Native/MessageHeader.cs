using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>struct msghdr (recvmsg(2)): 56 octets on 64-bit systems.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessageHeader
{
    public byte* Name;
    public uint NameLength;
    public IoVector* Vectors;
    public nuint VectorCount;
    public byte* Control;
    public nuint ControlLength;
    public int Flags;
}
