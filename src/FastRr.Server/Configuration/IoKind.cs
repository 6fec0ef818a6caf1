namespace FastRr.Server.Configuration;

/// <summary>How datagrams arrive and leave.</summary>
internal enum IoKind : byte
{
    Auto,
    Sockets,
    Mmsg,
    Uring,
}
