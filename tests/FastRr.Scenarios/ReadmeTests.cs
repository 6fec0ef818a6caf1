using System.Net;
using System.Text.RegularExpressions;
using FastRr.Testing;
using FastRr.Testing.Processes;
using FastRr.Testing.Tools;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>
/// Runs what the README tells people to type. A fenced block marked <c>sh serve</c> starts a server for the blocks
/// behind it; one marked <c>sh run</c> is run to its end, and has to print the block <c>text</c> that follows it, if
/// one does. The demo's port 5300 becomes a free one, and <c>dotnet run</c> the program that was built.
/// </summary>
public sealed partial class ReadmeTests
{
    private const string DemoPort = "5300";
    private const string RunServer = "dotnet run -c Release --project src/FastRr.Server";
    private const string RunTests = "dotnet test -c Release FastRr.sln";

    [Fact]
    public void Commands_OfTheReadme_DoWhatItSays()
    {
        Tool.Dig.Require();
        FastRrProcess? server = null;
        try
        {
            var blocks = ReadBlocks();
            Assert.Contains(blocks, block => block.Info == "sh serve");
            Assert.Contains(blocks, block => block.Info == "sh run");
            for (var i = 0; i < blocks.Count; i++)
            {
                if (blocks[i].Info == "sh serve")
                {
                    server?.Dispose();
                    server = Serve(blocks[i].Text);
                }
                else if (blocks[i].Info == "sh run")
                {
                    Assert.NotNull(server);
                    var output = RunShell(blocks[i].Text, server.Address);
                    if (i + 1 < blocks.Count && blocks[i + 1].Info == "text")
                        Assert.Equal(blocks[i + 1].Text.TrimEnd(), output.TrimEnd());
                }
            }
        }
        finally
        {
            server?.Dispose();
        }
    }

    [Fact]
    public void Commands_ThatBuildAndTest_StandInTheReadmeAsCiRunsThem()
    {
        var commands = ReadBlocks().Where(block => block.Info.StartsWith("sh", StringComparison.Ordinal))
            .SelectMany(block => block.Text.Split('\n')).ToList();
        // The first command serves and the second tests: that is all that a newcomer needs.
        Assert.Equal(RunServer, commands.First(line => line.StartsWith("dotnet ", StringComparison.Ordinal)));
        Assert.Contains(RunTests, commands);
        Assert.Contains(RunTests, Repository.Read(".ci/run"), StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_OfTheReadme_IsAccepted()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("zones/customers"));
        folder.Write("zones/example.com.zone", SmallZone.Text);
        folder.Write("org.zone", SmallZone.Text.Replace("example.com", "example.org"));
        folder.Write("zones/customers/example.net.zone", SmallZone.Text.Replace("example.com", "example.net"));
        var blocks = ReadBlocks().Where(block => block.Info == "yaml").Select(block => block.Text).ToList();
        Assert.Equal(2, blocks.Count);
        AssertAccepted(folder, blocks[0]);
        AssertAccepted(folder, WriteSteered(folder, blocks[1]));
    }

    [Fact]
    public void Explanation_OfTheReadme_IsWhatIsPrinted()
    {
        const string Start = "fastrr explain ";
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("zones"));
        var blocks = ReadBlocks();
        var steered = blocks.Last(block => block.Info == "yaml").Text;
        var configuration = folder.Write("fastrr.yaml", WriteSteered(folder, steered));
        var place = blocks.FindIndex(block => block.Text.StartsWith(Start, StringComparison.Ordinal));
        var arguments = blocks[place].Text[Start.Length..].Replace("fastrr.yaml", configuration).TrimEnd();
        var result = FastRrProcess.Run(["explain", .. arguments.Split(' ')]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(blocks[place + 1].Text, result.Output.Replace(configuration, "fastrr.yaml"));
    }

    [Fact]
    public void Defaults_OfTheTableOfKeys_AreAccepted()
    {
        using var folder = new TemporaryFolder();
        folder.Write("example.com.zone", SmallZone.Text);
        var keys = KeyPattern().Matches(Repository.Read("README.md")).ToDictionary(
            match => match.Groups["key"].Value, match => Yaml(match.Groups["default"].Value));
        Assert.InRange(keys.Count, 5, 100);
        var server = string.Concat(keys.Select(key => $"  {key.Key}: {key.Value}\n"));
        AssertAccepted(folder, $"server:\n{server}{SmallZone.Entry}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    public void Demo_WithoutAConfiguration_PrintsDigCommandsThatWork(string command)
    {
        Tool.Dig.Require();
        // Only what has ended has said all: a second one answers what the first one printed.
        using var first = new FastRrProcess { Command = command };
        first.Start();
        Assert.Equal(0, first.Stop());
        var printed = first.Process.Output.Split('\n').Where(line => line.Length > 0).ToList();
        Assert.NotEmpty(printed);
        using var second = FastRrProcess.ServeDemo();
        foreach (var line in printed)
        {
            Assert.StartsWith("dig ", line, StringComparison.Ordinal);
            Assert.Contains($" -p {first.Port} ", line, StringComparison.Ordinal);
            var answer = RunShell(line.Replace($" -p {first.Port} ", $" -p {second.Port} "), second.Address);
            Assert.Contains("status: NOERROR", answer, StringComparison.Ordinal);
        }
    }

    /// <summary>Writes the zone of the configuration that shows regions and pools alone.</summary>
    /// <returns>All of that configuration, its databases not where a package puts them.</returns>
    private static string WriteSteered(TemporaryFolder folder, string configuration)
    {
        Assert.Contains("/var/lib/GeoIP/", configuration, StringComparison.Ordinal);
        var lines = SmallZone.Text.Split('\n').Where(line => !line.StartsWith("www", StringComparison.Ordinal));
        folder.Write("zones/example.com.zone", string.Join('\n', lines));
        return "zones: [example.com]\n" + configuration
            .Replace("/var/lib/GeoIP", Repository.PathOf("geo/test-data/maxmind/test-data"), StringComparison.Ordinal)
            .Replace(".mmdb", "-Test.mmdb", StringComparison.Ordinal);
    }

    private static void AssertAccepted(TemporaryFolder folder, string configuration)
    {
        var result = FastRrProcess.Run("check", "--strict", "--config", folder.Write("fastrr.yaml", configuration));
        Assert.True(result.ExitCode == 0, $"{configuration}\n{result}");
    }

    /// <summary>A cell of the table as YAML: a map, a list, or the word it is.</summary>
    private static string Yaml(string cell) =>
        cell.Contains(": ", StringComparison.Ordinal) ? $"{{ {cell} }}"
        : cell.Contains(", ", StringComparison.Ordinal) ? $"[\"{cell.Replace(", ", "\", \"")}\"]"
        : cell;

    private static FastRrProcess Serve(string block)
    {
        var line = Assert.Single(block.TrimEnd().Split('\n'));
        Assert.StartsWith(RunServer, line, StringComparison.Ordinal);
        var arguments = line[RunServer.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var server = new FastRrProcess([.. arguments.Where(word => word is not ("--" or "serve"))]);
        server.Start();
        return server;
    }

    private static string RunShell(string script, IPEndPoint server)
    {
        var onItsPort = script.Replace($"-p {DemoPort}", $"-p {server.Port}");
        var result = Command.Run("sh", ["-ec", onItsPort], folder: Repository.Root);
        Assert.True(result.ExitCode == 0, $"{script}: {result}");
        return result.Output;
    }

    // "| `server.io` | auto | ... |": a key with a default.
    [GeneratedRegex(@"^\| `server\.(?<key>[a-z-]+)` \| (?<default>[^|]*[^| ]) \|", RegexOptions.Multiline)]
    private static partial Regex KeyPattern();

    /// <summary>The fenced blocks in order: what stands behind the opening fence, and the lines inside.</summary>
    private static List<(string Info, string Text)> ReadBlocks()
    {
        var blocks = new List<(string, string)>();
        string? info = null;
        var text = "";
        foreach (var line in Repository.Read("README.md").Split('\n'))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                text += line + "\n";
                continue;
            }
            if (info is not null)
                blocks.Add((info, text));
            info = info is null ? line[3..].Trim() : null;
            text = "";
        }
        Assert.Null(info);
        return blocks;
    }
}
