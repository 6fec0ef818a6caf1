using FastRr.Transports.Linux.Native;
using Microsoft.Win32.SafeHandles;

namespace FastRr.Transports.Linux.Uring;

/// <summary>
/// Readable for good once it was set: an eventfd. A waiting io_uring does not notice that its socket was shut down.
/// </summary>
internal sealed unsafe class LoopAlarm : IDisposable
{
    private readonly SafeFileHandle _event;

    /// <exception cref="UringException">There is no descriptor left.</exception>
    public LoopAlarm()
    {
        _event = EventCalls.Create(0, EventCalls.ForThisProcess);
        if (_event.IsInvalid)
            throw UringException.FromLastError("eventfd");
    }

    public int Descriptor => (int)_event.DangerousGetHandle();

    /// <summary>From any thread, perhaps after <see cref="Dispose"/>.</summary>
    public void Set()
    {
        ulong one = 1;
        try
        {
            // Fails only where it is set already, 2^64 - 2 times.
            _ = EventCalls.Write(_event, &one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // The loop is over.
        }
    }

    public void Dispose() => _event.Dispose();
}
