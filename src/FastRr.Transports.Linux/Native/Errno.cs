namespace FastRr.Transports.Linux.Native;

/// <summary>Error numbers that decide something here (asm-generic/errno.h).</summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int NoMemory = 12;
    public const int Busy = 16;
    public const int Invalid = 22;
    public const int NoSystemCall = 38;
    public const int BadRequestDescriptor = 53;
    public const int NoBuffers = 105;
}
