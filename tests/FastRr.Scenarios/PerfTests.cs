using FastRr.Testing;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using FastRr.Testing.Tools;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>The scripts of perf/, run for a moment: they work, and read the program right.</summary>
public sealed class PerfTests
{
    // The scripts name it, for matplotlib belongs to the system's own.
    private const string Python = "/usr/bin/python3";

    private static readonly string[] Kinds =
        ["www.example.com A", "ns1.example.com A", "www.example.com AAAA", "nx.example.com A"];

    public static TheoryData<string> Modules =>
        [.. Directory.EnumerateFiles(Repository.PathOf("perf/tests"), "test_*.py")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Modules))]
    public void Tests_OfEachModule_Pass(string module)
    {
        RequirePython(module == "test_plot" ? "matplotlib" : "unittest");
        Tool.Gcc.Require();
        var result = Command.Run(Repository.PathOf("perf/tests/run"), [module]);
        Assert.True(result.ExitCode == 0, $"{result}");
        Assert.DoesNotContain("skipped", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAQueryFile_LosesNoneOverUdpOrTcp()
    {
        RequirePython("unittest");
        Tool.Gcc.Require();
        Tool.Dnsperf.Require();
        using var folder = new TemporaryFolder();
        var queries = folder.Write("queries", string.Concat(Kinds.Select(kind => kind + "\n")));
        using var server = FastRrProcess.Serve(SmallZone.Write(folder));
        var rows = folder.PathOf("rows.tsv");
        var result = Command.Run(
            Repository.PathOf("perf/load"),
            ["127.0.0.1", $"{server.Port}", queries, "1", "--profile", "mixed,tcp,tcp-new", "--tsv", rows]);
        Assert.True(result.ExitCode == 0, $"{result}");
        foreach (var profile in (string[])["mixed", "tcp", "tcp-new"])
        {
            Assert.Matches(
                $@"(?m)^{profile} +[1-9]\d*/s +sent \d+ +lost 0 .* NOERROR \d+, NXDOMAIN \d+$", result.Output);
        }
        Assert.Equal(4, File.ReadAllLines(rows).Length);
    }

    [Fact]
    public void Load_OfSteeredNames_IsSteeredByTheConfigurationOfQueries()
    {
        RequirePython("unittest");
        Tool.Gcc.Require();
        Tool.Dnsperf.Require();
        using var folder = new TemporaryFolder();
        var written = Command.Run(Repository.PathOf("perf/queries"), [folder.Root]);
        Assert.True(written.ExitCode == 0, $"{written}");
        var configuration = folder.PathOf("fastrr.yaml");
        var check = FastRrProcess.Run("check", "--strict", "--config", configuration);
        Assert.True(check.ExitCode == 0, $"{check}");
        using var server = FastRrProcess.Serve(configuration);
        var result = Command.Run(
            Repository.PathOf("perf/load"),
            ["127.0.0.1", $"{server.Port}", "--profile", "steered,steered-subnet", "--at", "1000"]);
        Assert.True(result.ExitCode == 0, $"{result}");
        // A name that is not there would be told of.
        Assert.DoesNotContain("does the server serve the zone", result.Error, StringComparison.Ordinal);
        using var client = new UdpDnsClient(server.Address);
        var regions = Enumerable.Range(1, 223)
            .Select(first => client.Ask(new DnsQuery("steered.example.com", "A").From($"{first}.0.0.0/8")))
            .Select(response => Convert.ToHexStringLower(response.Answers[0].RData.AsSpan(0, 3))).ToHashSet();
        Assert.Equal(["c00002", "c63364", "cb0071"], regions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Soak_OfTheProgram_CountsAsItDoesAndTurnsExactly()
    {
        RequirePython("unittest");
        Tool.Gcc.Require();
        var result = Command.Run(
            Repository.PathOf("perf/soak"),
            ["--fastrr", FastRrProcess.Executable, "--minutes", "0.05", "--warm-up", "2"]);
        // Whether memory is at rest after two seconds is not for a test to ask. What it asks holds from the beginning.
        Assert.Equal(8, result.Output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)
            || line.StartsWith("FAILED ", StringComparison.Ordinal)));
        Assert.All(
            ["no query lost", "answers, not errors", "fastrr_queries_total", "fastrr_responses_total",
                "exact shares of rotation"],
            name => Assert.True(
                result.Output.Contains($"\nok      {name}: ", StringComparison.Ordinal), $"{name}: {result}"));
        Assert.DoesNotContain("not told", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_OfTheProgramAndTheFloor_MeasuresBoth()
    {
        RequirePython("unittest");
        Tool.Gcc.Require();
        Tool.Kxdpgun.Require();
        RequireNamespaces();
        using var folder = new TemporaryFolder();
        var rows = folder.PathOf("rows.tsv");
        string[] once = ["--rounds", "1", "--seconds", "1", "--warm-up", "1", "--tsv", rows];
        var result = Command.Run(
            Repository.PathOf("perf/compare"),
            [.. once, "--fastrr", FastRrProcess.Executable, "--profile", "edns", "fastrr", "floor"]);
        Assert.True(result.ExitCode == 0, $"{result}");
        foreach (var server in (string[])["fastrr", "floor"])
        {
            Assert.Matches(
                $@"(?m)^  1 edns +{server} +offered +\d+/s +answered +[1-9]\d*/s .* cpu \d+\.\d+ us$", result.Output);
            Assert.Matches($@"(?m)^\| {server} \| [\d ]+ \| [\d ]+ – [\d ]+ \| [\d.]+ \| [\d.]+ \|", result.Output);
        }
        Assert.Equal(3, File.ReadAllLines(rows).Length);
        Assert.DoesNotContain(
            "fastrr-perf-", Command.Run(Tool.Ip.Require(), ["netns", "list"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_OfSteeredNames_MeasuresWhoCanSteerAndLeavesOutWhoCannot()
    {
        RequirePython("unittest");
        Tool.Gcc.Require();
        Tool.Kxdpgun.Require();
        Tool.Gdnsd.Require();
        Tool.Knotd.Require();
        Require(HasKnotModule("geoip"), "Knot's module geoip (knot-module-geoip)");
        Tool.Nsd.Require();
        RequireNamespaces();
        string[] once = ["--rounds", "1", "--seconds", "1", "--warm-up", "1", "--profile", "steered,steered-subnet"];
        var result = Command.Run(
            Repository.PathOf("perf/compare"),
            [.. once, "--fastrr", FastRrProcess.Executable, "fastrr", "gdnsd", "knot", "nsd"]);
        Assert.True(result.ExitCode == 0, $"{result}");
        Assert.Contains("nsd cannot steer: without steered, steered-subnet\n", result.Error, StringComparison.Ordinal);
        foreach (var profile in (string[])["steered", "steered-subnet"])
        {
            // A name that is refused, or not there, would be noted behind the CPU time.
            foreach (var server in (string[])["fastrr", "gdnsd", "knot"])
            {
                Assert.Matches(
                    $@"(?m)^  1 {profile} +{server} +offered +\d+/s +answered +[1-9]\d*/s .* cpu \d+\.\d+ us$",
                    result.Output);
            }
        }
    }

    private static void RequirePython(string module)
    {
        var isThere = File.Exists(Python) && Command.Run(Python, ["-c", $"import {module}"]).ExitCode == 0;
        Require(isThere, module == "matplotlib" ? "matplotlib (python3-matplotlib)" : $"{Python} (python3)");
    }

    private static bool HasKnotModule(string name)
    {
        var folders = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 };
        return Directory.EnumerateDirectories("/usr/lib", "knot", folders)
            .SelectMany(knot => Directory.EnumerateDirectories(knot, "modules*"))
            .Any(modules => File.Exists(Path.Combine(modules, $"{name}.so")));
    }

    private static void RequireNamespaces()
    {
        var name = $"fastrr-test-{Environment.ProcessId}";
        var ip = Tool.Ip.Require();
        var isAllowed = Command.Run(ip, ["netns", "add", name]).ExitCode == 0;
        if (isAllowed)
            Command.Run(ip, ["netns", "del", name]);
        Require(isAllowed, "the right to make network namespaces (root)");
    }

    /// <summary>Skips with the reason, or fails where nothing may be missing.</summary>
    private static void Require(bool isThere, string what)
    {
        Assert.False(Tool.IsCi && !isThere, $"missing: {what}");
        Assert.SkipUnless(isThere, $"missing: {what}");
    }
}
