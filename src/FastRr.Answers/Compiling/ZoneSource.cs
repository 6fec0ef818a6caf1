using FastRr.Zones;

namespace FastRr.Answers.Compiling;

/// <summary>A zone as it was handed in; without data where <see cref="Zone"/> is null.</summary>
internal sealed record ZoneSource(byte[] Apex, Zone? Zone, RotationOrder Order);
