namespace FastRr.Zones;

/// <summary>How grave a <see cref="Finding"/> is.</summary>
public enum FindingSeverity : byte
{
    Warning,
    Error,
}
