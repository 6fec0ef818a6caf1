namespace FastRr.Tests.Transports;

/// <summary>The receive loops that must behave alike.</summary>
public enum LoopKind
{
    Mmsg,
    Uring,
    Blocking,
    Event,
    EventOnOneSocket,
}
