using System.Net;
using Microsoft.Extensions.Logging;

namespace FastRr.Transports;

/// <summary>What transports have to say; each caller sees to it that it is rare.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(1, LogLevel.Error, "udp {EndPoint}: a batch was lost", EventName = "batch-lost")]
    public static partial void BatchLost(ILogger logger, IPEndPoint endPoint, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "udp {EndPoint}: receive failed: {Reason}", EventName = "receive-failed")]
    public static partial void ReceiveFailed(ILogger logger, IPEndPoint endPoint, string reason);

    [LoggerMessage(3, LogLevel.Warning, "udp {EndPoint}: {Failures} responses not sent so far, the last: {Reason}",
        EventName = "send-failed")]
    public static partial void SendFailed(ILogger logger, IPEndPoint endPoint, long failures, string reason);

    [LoggerMessage(4, LogLevel.Warning, "{Reason}; the loop runs on any CPU", EventName = "not-pinned")]
    public static partial void NotPinned(ILogger logger, string reason);

    [LoggerMessage(5, LogLevel.Warning, "tcp {EndPoint}: accept failed: {Reason}", EventName = "accept-failed")]
    public static partial void AcceptFailed(ILogger logger, IPEndPoint endPoint, string reason);

    [LoggerMessage(6, LogLevel.Warning, "{Text}; not answered there", EventName = "address-failed")]
    public static partial void AddressFailed(ILogger logger, string text);

    [LoggerMessage(7, LogLevel.Information, "udp {EndPoint}: answered from now on", EventName = "address-added")]
    public static partial void AddressAdded(ILogger logger, IPEndPoint endPoint);

    [LoggerMessage(8, LogLevel.Information, "udp {EndPoint}: the address has gone", EventName = "address-removed")]
    public static partial void AddressRemoved(ILogger logger, IPEndPoint endPoint);

    [LoggerMessage(11, LogLevel.Warning, "udp {EndPoint}: datagrams are spread by hash, not by CPU: {Reason}",
        EventName = "not-steered")]
    public static partial void NotSteered(ILogger logger, IPEndPoint endPoint, string reason);

    [LoggerMessage(10, LogLevel.Warning,
        "tcp: {Connections} connections at most, not {Wanted}: the limit of open files (ulimit -n) allows no more",
        EventName = "fewer-connections")]
    public static partial void FewerConnections(ILogger logger, int connections, int wanted);

    [LoggerMessage(9, LogLevel.Error, "tcp: a connection was lost", EventName = "connection-lost")]
    public static partial void ConnectionLost(ILogger logger, Exception failure);
}
