using System.Text.RegularExpressions;
using FastRr.Testing;
using FastRr.Testing.Processes;
using FastRr.Testing.Tools;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>Many queries in flight: each gets its answer, and the right one. How fast is not judged here.</summary>
public sealed partial class LoadTests
{
    private const int Queries = 20_000;

    [Theory]
    [InlineData("udp", "sockets")]
    [InlineData("udp", "auto")]
    [InlineData("udp", "uring")]
    [InlineData("tcp", "auto")]
    public void Dnsperf_MixedQueries_LosesNoneAndGetsTheRightCodes(string mode, string io)
    {
        var dnsperf = Tool.Dnsperf.Require();
        using var folder = new TemporaryFolder();
        var configuration = SmallZone.Write(folder, $"server: {{ io: {io} }}\n{SmallZone.Entry}");
        string[] kinds = ["www.example.com A", "ns1.example.com A", "www.example.com AAAA", "nx.example.com A"];
        var lines = Enumerable.Range(0, Queries).Select(i => kinds[i % kinds.Length] + "\n");
        var queries = folder.Write("queries", string.Concat(lines));
        using var server = FastRrProcess.Serve(configuration);
        server.RequireIo(io);
        var result = Command.Run(dnsperf,
            ["-s", "127.0.0.1", "-p", server.Port.ToString(), "-m", mode, "-d", queries, "-n", "1",
                "-c", "4", "-t", "30"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"Queries sent: +20000\b", result.Output);
        Assert.Matches(@"Queries lost: +0\b", result.Output);
        var codes = CodePattern().Matches(result.Output).ToDictionary(
            match => match.Groups["code"].Value, match => int.Parse(match.Groups["count"].Value));
        Assert.Equal(new() { ["NOERROR"] = Queries * 3 / 4, ["NXDOMAIN"] = Queries / 4 }, codes);
        Assert.Equal(0, server.Stop());
    }

    // "Response codes:       NOERROR 15000 (75.00%), NXDOMAIN 5000 (25.00%)"
    [GeneratedRegex(@"(?<code>[A-Z]+) (?<count>\d+) \(\d+\.\d+%\)")]
    private static partial Regex CodePattern();
}
