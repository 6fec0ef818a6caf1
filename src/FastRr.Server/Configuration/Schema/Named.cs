using FastRr.Zones;

namespace FastRr.Server.Configuration.Schema;

/// <summary>An entry of a map whose keys the operator chose.</summary>
/// <param name="Name">The key.</param>
/// <param name="Position">Where the key stands.</param>
/// <param name="Value">Its value.</param>
internal sealed record Named<T>(string Name, SourcePosition Position, T Value);
