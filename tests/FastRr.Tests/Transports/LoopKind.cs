namespace FastRr.Tests.Transports;

/// <summary>The receive loops that must behave alike.</summary>
public enum LoopKind
{
    Mmsg,
    Blocking,
    Event,
    EventOnOneSocket,
}
