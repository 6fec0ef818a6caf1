using Microsoft.Extensions.Logging;

namespace FastRr.Server.Logging;

/// <summary>What happened, before it is a line.</summary>
/// <param name="Level">How grave.</param>
/// <param name="Event">Its name, as CONFIG lists them: started.</param>
/// <param name="Values">Placeholders and their values.</param>
/// <param name="Exception">What was thrown, or null.</param>
internal readonly record struct LogEntry(
    LogLevel Level, string Event, IReadOnlyList<KeyValuePair<string, object?>> Values, Exception? Exception);
