using Microsoft.Extensions.Logging;

namespace FastRr.Server.Logging;

/// <summary>Gives every category the same logger: an event's name says where it comes from.</summary>
internal sealed class LineLoggerProvider(LineLogger logger) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => logger;

    public void Dispose()
    {
    }
}
