namespace FastRr.Differential;

/// <summary>Whom FastRr is compared with.</summary>
[Flags]
internal enum Peer
{
    None = 0,
    Knot = 1,
    Nsd = 2,
    Both = Knot | Nsd,
}
