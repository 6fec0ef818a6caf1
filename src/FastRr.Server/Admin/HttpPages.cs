using System.Text;
using FastRr.Server.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FastRr.Server.Admin;

/// <summary>The pages that are open to anyone who reaches them: whether the server lives, is ready, and how it
/// does.</summary>
internal sealed class HttpPages(DnsServer server) : IHttpApplication<HttpContext>
{
    private const string PlainText = "text/plain; charset=utf-8";
    private const string Known = "/metrics, /healthz and /readyz are here\n";

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context)
    {
        // RFC 9110 §15.5.6: what is not allowed here is answered with what is.
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "only GET and HEAD\n");
        }
        return context.Request.Path.Value switch
        {
            "/metrics" => WriteAsync(
                context, StatusCodes.Status200OK, MetricsPage.Compose(server), "text/plain; version=0.0.4"),
            "/healthz" => server.Failed.IsCompleted
                ? WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "a receive loop has failed\n")
                : WriteAsync(context, StatusCodes.Status200OK, "ok\n"),
            "/readyz" => server.IsReady
                ? WriteAsync(context, StatusCodes.Status200OK, "ready\n")
                : WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "not ready: zones are not loaded yet\n"),
            _ => WriteAsync(context, StatusCodes.Status404NotFound, Known),
        };
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // Nothing of ours is kept in it.
    }

    private static Task WriteAsync(HttpContext context, int status, string text, string type = PlainText)
    {
        var octets = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = octets.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(octets).AsTask();
    }
}
