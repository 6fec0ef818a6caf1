using FastRr.Geo.Regions;
using FastRr.Geo.Tables;

namespace FastRr.Server.Hosting;

/// <summary>The regions of a configuration, compiled with its databases.</summary>
/// <param name="Rules">Which rule matches whom; the rule table for people comes from it. It is large, and a server
/// that nobody asks why need not keep it.</param>
/// <param name="Table">The region of every address.</param>
/// <param name="Databases">What was read, in order.</param>
internal sealed record LoadedGeo(CompiledRules Rules, RegionTable Table, IReadOnlyList<LoadedDatabase> Databases);
