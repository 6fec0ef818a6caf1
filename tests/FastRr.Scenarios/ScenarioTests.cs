using FastRr.Scenarios.Scripts;
using FastRr.Testing;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using FastRr.Testing.Tools;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>Runs every folder of <c>tests/scenarios</c> on a real process with real sockets.</summary>
public sealed class ScenarioTests
{
    private static readonly DnsQuery Plain = new(".", "NS");

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateDirectories(Repository.PathOf("tests/scenarios"))
            .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_ByRawOctets_GetsWhatItSays(string name)
    {
        var steps = ReadScript(name);
        using var server = Start(name);
        var failures = new List<string>();
        foreach (var step in steps)
        {
            var responses = Send(server, step);
            if (responses.Count != (step.Expected.Nothing ? 0 : 1))
            {
                var came = string.Join('\n', responses.Select(Convert.ToHexStringLower));
                Collect(failures, step, [$"{responses.Count} answers"], came);
            }
            else if (responses.Count == 1)
            {
                var response = DnsMessage.Parse(responses[0]);
                Collect(failures, step, Verdict.Judge(step, response), response);
            }
        }
        AssertNone(failures);
        Assert.Equal(0, server.Stop());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_ByDig_GetsWhatItSays(string name)
    {
        Tool.Dig.Require();
        var steps = ReadScript(name);
        using var server = Start(name);
        var failures = new List<string>();
        foreach (var step in steps.Where(step => step.Query is { } query && DnsTool.DigCanAsk(query)))
        {
            var address = step.Ipv6 ? server.Address6 : server.Address;
            var answer = DnsTool.Ask(Tool.Dig, address, step.Query!, step.Tcp);
            Collect(failures, step, Verdict.Judge(step, answer), answer);
        }
        AssertNone(failures);
        Assert.Equal(0, server.Stop());
    }

    private static IReadOnlyList<Step> ReadScript(string name)
    {
        var steps = ScriptReader.Read(Repository.Read($"tests/scenarios/{name}/queries.script"));
        Assert.NotEmpty(steps);
        if (steps.Any(step => step.Ipv6))
            Ipv6.Require();
        return steps;
    }

    private static FastRrProcess Start(string name)
    {
        var configuration = Repository.PathOf($"tests/scenarios/{name}/fastrr.yaml");
        return File.Exists(configuration) ? FastRrProcess.Serve(configuration) : FastRrProcess.ServeDemo();
    }

    /// <summary>Every message that came back for a step.</summary>
    private static IReadOnlyList<byte[]> Send(FastRrProcess server, Step step)
    {
        var address = step.Ipv6 ? server.Address6 : server.Address;
        if (step.Tcp)
        {
            using var tcp = new TcpDnsClient(address);
            tcp.SendOctets(TcpDnsClient.Frame(step.Octets));
            tcp.ShutdownSend();
            var responses = new List<byte[]>();
            while (tcp.ReceiveRaw() is { } response)
                responses.Add(response);
            return responses;
        }
        using var udp = new UdpDnsClient(address);
        return step.Query is { } query && !step.Expected.Nothing
            ? [udp.AskRaw(query)]
            : udp.Probe(step.Octets, Plain, isAnswered: !step.Expected.Nothing);
    }

    private static void Collect(List<string> failures, Step step, List<string> wrong, object came)
    {
        if (wrong.Count > 0)
            failures.Add($"{step}\n  {string.Join("\n  ", wrong)}\n  in\n{came}");
    }

    private static void AssertNone(List<string> failures) =>
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
}
