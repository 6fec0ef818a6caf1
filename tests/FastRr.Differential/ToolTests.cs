using FastRr.Testing;
using FastRr.Testing.Processes;
using FastRr.Testing.Tools;
using Xunit;

namespace FastRr.Differential;

/// <summary>
/// A sample of the queries through the tools that people use: over UDP and TCP, IPv4 and IPv6, with and without EDNS.
/// What a tool shows of FastRr and of a peer differs only where the octets do, and there only as it is accepted.
/// </summary>
public sealed class ToolTests
{
    private const string Dig = "dig";
    private const string Kdig = "kdig";
    private const string Drill = "drill";

    [Theory]
    [InlineData(Dig)]
    [InlineData(Kdig)]
    [InlineData(Drill)]
    public void Answers_ThroughTheTool_AgreeWithKnotAndNsd(string name)
    {
        var tool = name switch { Dig => Tool.Dig, Kdig => Tool.Kdig, _ => Tool.Drill };
        tool.Require();
        using var knot = new KnotProcess(DifferentialZone.Name, DifferentialZone.Path);
        using var nsd = new NsdProcess(DifferentialZone.Name, DifferentialZone.Path);
        knot.Start();
        nsd.Start();
        using var folder = new TemporaryFolder();
        using var ours = FastRrProcess.Serve(folder.Write("fastrr.yaml", DifferentialZone.Configuration("auto")));
        using var ourSession = new ServerSession(ours);
        var failures = new List<string>();
        foreach (var (peer, theirs) in new (Peer, ServerProcess)[] { (Peer.Knot, knot), (Peer.Nsd, nsd) })
        {
            using var theirSession = new ServerSession(theirs);
            foreach (var planned in QueryPlan.Sample)
            {
                var octets = new Comparison(planned, ourSession.Ask(planned), theirSession.Ask(planned));
                var left = AcceptedDifferences.Unexplained(peer, octets, new HashSet<AcceptedDifference>());
                var seen = Differences(Ask(tool, ours, planned), Ask(tool, theirs, planned));
                // A tool prints its flags as one.
                seen &= ~octets.Differences;
                if ((octets.Differences & Aspect.Flags) != 0)
                    seen &= ~Aspect.Flags;
                if ((left | seen) != Aspect.None)
                    failures.Add($"{tool.Name} and {peer}: {left | seen} in {octets}");
            }
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static ToolAnswer Ask(Tool tool, ServerProcess server, PlannedQuery planned) =>
        DnsTool.Ask(tool, planned.Ipv6 ? server.Address6 : server.Address, planned.Query, planned.Tcp);

    private static Aspect Differences(ToolAnswer ours, ToolAnswer theirs) =>
        (ours.Rcode == theirs.Rcode ? Aspect.None : Aspect.Rcode)
        | (ours.Flags == theirs.Flags ? Aspect.None : Aspect.Flags)
        | (ours.HasOpt == theirs.HasOpt ? Aspect.None : Aspect.Opt)
        | (Keys(ours.Answers).SetEquals(Keys(theirs.Answers)) ? Aspect.None : Aspect.Answer)
        | (Keys(ours.Authorities).SetEquals(Keys(theirs.Authorities)) ? Aspect.None : Aspect.Authority)
        | (Keys(ours.Additionals).SetEquals(Keys(theirs.Additionals)) ? Aspect.None : Aspect.Additional);

    private static HashSet<string> Keys(IEnumerable<string> records) =>
        [.. records.Select(record => record.ToLowerInvariant())];
}
