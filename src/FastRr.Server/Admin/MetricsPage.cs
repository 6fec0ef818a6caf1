using FastRr.Engine.Counters;
using FastRr.Server.Commands;
using FastRr.Server.Hosting;

namespace FastRr.Server.Admin;

/// <summary>What <c>/metrics</c> says: read from the workers' own counters, at no cost to a query.</summary>
internal static class MetricsPage
{
    public static string Compose(DnsServer server)
    {
        var counters = server.ReadCounters();
        var datagrams = server.ReadDatagramCounters();
        var text = new MetricsWriter();
        text.Gauge("fastrr_build_info", "Always 1: which version runs, and where.")
            .Sample(1, ("version", FastRrCommandLine.Version), ("identity", server.Identity ?? ""));
        text.Gauge("fastrr_ready", "1 once every zone is served.").Sample(server.IsReady ? 1 : 0);
        text.Counter("fastrr_queries_total", "Queries received.");
        foreach (var isStream in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var isIPv4 in (ReadOnlySpan<bool>)[true, false])
            {
                text.Sample(
                    counters.QueriesFrom(isStream, isIPv4),
                    ("transport", isStream ? "tcp" : "udp"),
                    ("family", isIPv4 ? "ipv4" : "ipv6"));
            }
        }
        text.Counter("fastrr_responses_total", "Queries by what came of them; they sum to the queries received.");
        foreach (var outcome in Enum.GetValues<ResponseOutcome>())
            text.Sample(counters[outcome], ("outcome", NameOf(outcome)));
        AddSteering(text, server);
        text.Counter("fastrr_udp_receive_drops_total", "Datagrams the kernel dropped: the receive buffer was full.")
            .Sample(datagrams.ReceiveDrops);
        text.Counter("fastrr_gc_collections_total", "Collections of the garbage collector.");
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
            text.Sample(GC.CollectionCount(generation), ("generation", $"{generation}"));
        text.Counter("fastrr_worker_allocated_bytes_total", "Managed memory that the UDP receive loops allocated.")
            .Sample(datagrams.AllocatedOctets);
        return text.ToString();
    }

    private static void AddSteering(MetricsWriter text, DnsServer server)
    {
        var (set, databases) = server.Steering;
        if (set.Pools.Count > 0)
        {
            text.Counter("fastrr_answers_total", "Answers of pools, by the member in first place.");
            foreach (var pool in set.Pools)
            {
                foreach (var (region, members) in pool.Regions)
                {
                    foreach (var member in members)
                        text.Sample(server.CountOfMember(member.Number),
                            ("pool", pool.Name), ("region", region.Name), ("member", member.Name));
                }
            }
            text.Counter("fastrr_region_queries_total", "Queries for names of pools, by the client's region.");
            foreach (var region in set.Regions)
                text.Sample(server.CountOfRegion(region.Number), ("region", region.Name));
        }
        if (databases.Count == 0)
            return;
        text.Gauge("fastrr_geo_database_build_timestamp_seconds", "When a region database was made.");
        foreach (var database in databases)
            text.Sample(database.BuildTime.ToUnixTimeSeconds(), ("database", database.Path));
    }

    private static string NameOf(ResponseOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
