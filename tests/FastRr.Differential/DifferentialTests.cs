using FastRr.Testing;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Differential;

/// <summary>The same zone and the same queries, put to FastRr and to servers that others trust.</summary>
public sealed class DifferentialTests
{
    private const int ShownFailures = 20;

    [Fact]
    public void QueryPlan_OfTheZone_HasThousandsOfQueries() => Assert.InRange(QueryPlan.All.Count, 5000, 50_000);

    [Theory]
    [InlineData("auto")]
    [InlineData("sockets")]
    [InlineData("uring")]
    public void Responses_ToEveryPlannedQuery_AgreeWithKnot(string io) =>
        AssertAgrees(Peer.Knot, new KnotProcess(DifferentialZone.Name, DifferentialZone.Path), io);

    [Theory]
    [InlineData("auto")]
    [InlineData("sockets")]
    [InlineData("uring")]
    public void Responses_ToEveryPlannedQuery_AgreeWithNsd(string io) =>
        AssertAgrees(Peer.Nsd, new NsdProcess(DifferentialZone.Name, DifferentialZone.Path), io);

    private static void AssertAgrees(Peer peer, ServerProcess theirs, string io)
    {
        using var _ = theirs;
        theirs.Start();
        using var folder = new TemporaryFolder();
        using var ours = FastRrProcess.Serve(folder.Write("fastrr.yaml", DifferentialZone.Configuration(io)));
        ours.RequireIo(io);
        using var ourSession = new ServerSession(ours);
        using var theirSession = new ServerSession(theirs);
        var failures = new List<string>();
        var used = new HashSet<AcceptedDifference>();
        foreach (var planned in QueryPlan.All)
        {
            var comparison = Compare(planned);
            // What is cut is asked again, as a resolver does.
            if (comparison.Ours.IsTruncated || comparison.Theirs.IsTruncated)
                Compare(planned with { Tcp = true });
        }
        Assert.True(failures.Count == 0,
            $"{failures.Count} of {QueryPlan.All.Count} differ\n{string.Join('\n', failures.Take(ShownFailures))}");
        Assert.All(AcceptedDifferences.All.Where(accepted => accepted.Peer.HasFlag(peer)), accepted =>
            Assert.True(used.Contains(accepted), $"never met: {accepted.Reason}"));

        Comparison Compare(PlannedQuery planned)
        {
            var comparison = new Comparison(planned, ourSession.Ask(planned), theirSession.Ask(planned));
            var left = AcceptedDifferences.Unexplained(peer, comparison, used);
            if (left != Aspect.None)
                failures.Add($"unexplained: {left} in {comparison}");
            return comparison;
        }
    }
}
