using System.Net;
using System.Net.Sockets;
using FastRr.Server.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FastRr.Server.Admin;

/// <summary>HTTP for people and their tools, beside DNS and started after it.</summary>
internal sealed class HttpServer : IDisposable
{
    // A metrics page is read every few seconds by a handful of scrapers: more is a mistake or an attack.
    private const int MostConnections = 64;

    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(1);

    private readonly KestrelServer _kestrel;

    private HttpServer(KestrelServer kestrel) => _kestrel = kestrel;

    /// <summary>Listens on an address and answers with <see cref="HttpPages"/>.</summary>
    /// <exception cref="IOException">Something listens there already; the text says so.</exception>
    /// <exception cref="SocketException">It can't be bound for another reason.</exception>
    public static HttpServer Start(IPEndPoint endPoint, DnsServer server, ILoggerFactory loggers)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxConcurrentConnections = MostConnections;
        options.Limits.MaxRequestBodySize = 0;
        options.Listen(endPoint);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers);
        var http = new HttpServer(new KestrelServer(Options.Create(options), transport, loggers));
        try
        {
            http._kestrel.StartAsync(new HttpPages(server), CancellationToken.None).GetAwaiter().GetResult();
            return http;
        }
        catch
        {
            http._kestrel.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        using var patience = new CancellationTokenSource(StopPatience);
        _kestrel.StopAsync(patience.Token).GetAwaiter().GetResult();
        _kestrel.Dispose();
    }
}
