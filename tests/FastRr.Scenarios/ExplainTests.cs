using System.Text.Json;
using FastRr.Testing;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>What <c>fastrr explain</c> says of clients, beside what the server answers them.</summary>
public sealed class ExplainTests
{
    private const string Name = "geo.example.com";

    private static readonly string s_configuration = $$"""
        geo:
          databases: [{{Repository.PathOf("geo/demo.mmdb")}}]
          regions:
            eu:      { match: [EU], at: [50.11, 8.68] }
            na-west: { match: [US-CA], at: [37.77, -122.42] }
            na:      { match: [NA], at: [39.04, -77.49] }
            ap:      { match: [AS], at: [1.35, 103.82] }
            lab:     { match: [203.0.113.128/25], private: true }
          fallback: { na-west: [na] }
        pools:
          geo:
            names: [{{Name}}]
            regions:
              eu: [192.0.2.101, 192.0.2.102, 192.0.2.103]
              na: [198.51.100.101, 198.51.100.102]
              ap: [203.0.113.101, 203.0.113.102]
              lab: [203.0.113.201]

        """;

    [Theory]
    [InlineData("192.0.2.0/24", "eu", "EU", "eu", 6)]
    [InlineData("198.51.100.0/25", "na", "NA", "na", 25)]
    [InlineData("198.51.100.128/25", "na-west", "US-CA", "na", 25)]
    [InlineData("203.0.113.0/25", "ap", "AS", "ap", 25)]
    [InlineData("203.0.113.128/25", "lab", "203.0.113.128/25", "lab", 25)]
    public void Explain_ClientOfARegion_SaysWhatTheServerAnswers(
        string subnet, string region, string rule, string answering, int scope)
    {
        using var folder = new TemporaryFolder();
        var configuration = SmallZone.Write(folder, s_configuration + SmallZone.Entry);
        var result = FastRrProcess.Run("explain", Name, "--subnet", subnet, "--config", configuration, "--json");
        Assert.True(result.ExitCode == 0, result.ToString());
        var json = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal((region, rule),
            (Text(json.GetProperty("region"), "name"), Text(json.GetProperty("region"), "rule")));
        Assert.Equal(answering, Text(json.GetProperty("decisions")[0], "region"));
        Assert.Equal(scope, json.GetProperty("scope").GetInt32());
        using var server = FastRrProcess.Serve(configuration);
        using var client = new UdpDnsClient(server.Address);
        var message = client.Ask(new DnsQuery(Name, "A").From(subnet));
        Assert.Equal(scope, message.Opt!.Option(8)![3]);
        Assert.Equal(
            json.GetProperty("answer").EnumerateArray().Select(record => Text(record, "data")),
            message.Answers.Select(record => RDataText.Format(record.Type, record.RData)));
    }

    [Fact]
    public void Explain_WithoutAServer_IsExit3()
    {
        var result = FastRrProcess.Run("explain", Name);
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains("--config", Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static string? Text(JsonElement json, string key) => json.GetProperty(key).GetString();
}
