using System.Runtime.InteropServices;
using FastRr.Server.Commands;

namespace FastRr.Server.Hosting;

/// <summary>SIGTERM and SIGINT stop in order, the second one at once; SIGHUP is told and kills nothing.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stopping;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private volatile string _name = "stop";
    private int _count;

    /// <param name="hangUp">Called for each SIGHUP.</param>
    /// <param name="outer">Stops too: the one who runs the command inside its own process.</param>
    public StopSignals(Action hangUp, CancellationToken outer)
    {
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(outer);
        Register(PosixSignal.SIGTERM, "SIGTERM");
        Register(PosixSignal.SIGINT, "SIGINT");
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            hangUp();
        }));
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>The signal that came.</summary>
    public string Name => _name;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stopping.Dispose();
    }

    private void Register(PosixSignal signal, string name) =>
        _registrations.Add(PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (Interlocked.Increment(ref _count) > 1)
                Environment.Exit(ExitCode.Success);
            _name = name;
            _stopping.Cancel();
        }));
}
