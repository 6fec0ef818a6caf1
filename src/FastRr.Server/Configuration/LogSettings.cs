using Microsoft.Extensions.Logging;

namespace FastRr.Server.Configuration;

/// <summary>The section <c>server.log</c>.</summary>
internal sealed record LogSettings
{
    /// <summary>JSON lines; else plain text.</summary>
    public bool IsJson { get; init; }

    public LogLevel Level { get; init; } = LogLevel.Information;
}
