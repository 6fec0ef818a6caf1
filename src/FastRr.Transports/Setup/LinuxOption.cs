namespace FastRr.Transports.Setup;

/// <summary>
/// Levels, names and values of Linux socket options that .NET has no name for (asm-generic/socket.h, linux/in.h,
/// linux/in6.h).
/// </summary>
internal static class LinuxOption
{
    public const int SolSocket = 1;
    public const int SoReusePort = 15;
    public const int SoSndBufForce = 32;
    public const int SoRcvBufForce = 33;
    public const int SoAttachReusePortCbpf = 51;
    public const int SoMemInfo = 55;

    /// <summary>Words of SO_MEMINFO, and the one that counts drops (linux/sock_diag.h: SK_MEMINFO_DROPS).</summary>
    public const int MemInfoWords = 9;
    public const int MemInfoDrops = 8;

    public const int IpProtoIp = 0;
    public const int IpPktInfo = 8;
    public const int IpMtuDiscover = 10;
    public const int IpFreeBind = 15;

    public const int IpProtoIpv6 = 41;
    public const int Ipv6MtuDiscover = 23;
    public const int Ipv6RecvPktInfo = 49;
    public const int Ipv6PktInfo = 50;
    public const int Ipv6FreeBind = 78;

    /// <summary>
    /// IP_PMTUDISC_OMIT and IPV6_PMTUDISC_OMIT: DF off, and what ICMP says of the path MTU is not believed.
    /// </summary>
    public const int PmtuDiscOmit = 5;
}
