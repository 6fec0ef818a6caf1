using FastRr.Zones;

namespace FastRr.Server.Configuration;

/// <summary>A value and where it was written.</summary>
internal sealed record Placed<T>(T Value, SourcePosition Position);
