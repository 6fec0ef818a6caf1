using FastRr.Wire.Registry;

namespace FastRr.Zones.MasterFiles;

/// <summary>What stands between a record's owner and its RDATA.</summary>
/// <param name="Type">The RR's type.</param>
/// <param name="HasTtl">Whether it states its own TTL.</param>
/// <param name="TypeToken">The type's token, which stands for the record's place.</param>
internal readonly record struct RecordHead(RRType Type, bool HasTtl, int TypeToken);
