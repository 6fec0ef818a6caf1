using System.Text.Json;
using System.Text.RegularExpressions;
using FastRr.Server.Commands;
using FastRr.Testing;
using Xunit;

namespace FastRr.Tests.Server.Commands;

public sealed class GeoCommandTests
{
    private static readonly string s_demo = Repository.PathOf("geo/demo.mmdb");

    private static TestFolder Folder() => new TestFolder().Write("fastrr.yaml", $$"""
        zones: [example.com]
        geo:
          databases: [{{s_demo}}]
          regions:
            eu:  { match: [EU] }
            na:  { match: [NA] }
            ap:  { match: [AS64502] }
            lab: { match: [198.51.100.64/26] }
          here: { region: lab, when: unmatched }

        """);

    [Fact]
    public void Run_AddressesAndSubnets_PrintsWhatDecided()
    {
        using var folder = Folder();
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Success, command.Run("geo", "--config", folder.PathOf("fastrr.yaml"),
            "192.0.2.1", "198.51.100.0/24", "::ffff:198.51.100.65", "64:ff9b::203.0.113.9", "203.0.114.1",
            "203.0.114.0/24", "2001:db8:a::/56"));
        Assert.Equal("""
            address               region  rule              prefix                  scope
            192.0.2.1             eu      EU                192.0.2.0/24            /6
            198.51.100.0/24       na      NA                198.51.100.0/26         /26
            ::ffff:198.51.100.65  lab     198.51.100.64/26  198.51.100.64/26        /26
            64:ff9b::203.0.113.9  ap      AS64502           64:ff9b::cb00:7100/120  /120
            203.0.114.1           lab     here              203.0.114.0/23          /0
            203.0.114.0/24        eu      default           203.0.114.0/23          /23
            2001:db8:a::/56       na      NA                2001:db8:a::/48         /48

            """, Align(command.Output.ToString()));
        Assert.Equal("", command.Error);
    }

    [Fact]
    public void Run_Json_HasTheSameInParts()
    {
        using var folder = Folder();
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Success, command.Run(
            "geo", "203.0.113.9", "203.0.114.1", "--json", "--config", folder.PathOf("fastrr.yaml")));
        var found = JsonDocument.Parse(command.Output.ToString()).RootElement.GetProperty("addresses");
        Assert.Equal(
            """
            {"address":"203.0.113.9","region":"ap","by":"asn","rule":"AS64502","prefix":"203.0.113.0/24","scope":24}
            {"address":"203.0.114.1","region":"lab","by":"here","rule":"here","prefix":"203.0.114.0/23","scope":0}
            """,
            string.Join('\n', found.EnumerateArray().Select(entry => JsonSerializer.Serialize(entry))));
    }

    [Fact]
    public void Run_WhereClientSubnetsDecideNothing_ShowsWhatTheAddressGetsWithScope0()
    {
        using var folder = Folder();
        var file = folder.PathOf("fastrr.yaml");
        folder.Write("fastrr.yaml", File.ReadAllText(file).TrimEnd() + "\n  client-subnet: false\n");
        using var command = new TestCommand(folder) { Variable = file };
        Assert.Equal(ExitCode.Success, command.Run("geo", "192.0.2.1", "198.51.100.0/24", "203.0.114.0/24"));
        Assert.Equal("""
            address          region  rule  prefix           scope
            192.0.2.1        eu      EU    192.0.2.0/24     /0
            198.51.100.0/24  na      NA    198.51.100.0/26  /0
            203.0.114.0/24   lab     here  203.0.114.0/23   /0
            'client-subnet: false': the address that asks decides, whatever subnet it sends; a subnet stands for its
            first address here.

            """, Align(command.Output.ToString()));
        using var json = new TestCommand(folder) { Variable = file };
        Assert.Equal(ExitCode.Success, json.Run("geo", "192.0.2.0/24", "--json"));
        var root = JsonDocument.Parse(json.Output.ToString()).RootElement;
        Assert.False(root.GetProperty("client-subnet").GetBoolean());
        Assert.Equal(0, root.GetProperty("addresses")[0].GetProperty("scope").GetInt32());
    }

    [Theory]
    [InlineData("geo", "Either addresses or '--diff OLD NEW' is wanted.")]
    [InlineData("geo 192.0.2.1 --diff a b", "Either addresses or '--diff OLD NEW' is wanted.")]
    [InlineData("geo 192.0.2", "'192.0.2' is not a network: '192.0.2.0/24', '2001:db8::/32' or a single address")]
    [InlineData("geo 192.0.2.1/24",
        "'192.0.2.1/24' has bits beyond its prefix: did you mean '192.0.2.0/24'?")]
    [InlineData("geo 0.0.0.0/0",
        "'0.0.0.0/0': a client subnet of no bits says nothing, so the address that asks decides")]
    [InlineData("geo --diff a", "Required argument missing for option: '--diff'.")]
    public void Run_AWrongCommandLine_IsExit2(string line, string error)
    {
        using var folder = Folder();
        using var command = new TestCommand(folder) { Variable = folder.PathOf("fastrr.yaml") };
        Assert.Equal(ExitCode.Usage, command.Run(line.Split(' ')));
        Assert.StartsWith($"fastrr: {error}\n", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutAConfiguration_IsExit2()
    {
        using var folder = new TestFolder();
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Usage, command.Run("geo", "192.0.2.1"));
        Assert.StartsWith("fastrr: no configuration: ", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutRegions_IsExit1()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", "zones: [a]\n");
        using var command = new TestCommand(folder) { Variable = folder.PathOf("fastrr.yaml") };
        Assert.Equal(ExitCode.Failure, command.Run("geo", "192.0.2.1"));
        Assert.Equal("fastrr: fastrr.yaml has no regions\n", command.Error);
    }

    [Fact]
    public void Run_AMissingDatabase_IsExit1AtItsPlace()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "zones: [a]\ngeo: { databases: [x.mmdb], regions: { eu: {} } }\n");
        using var command = new TestCommand(folder) { Variable = folder.PathOf("fastrr.yaml") };
        Assert.Equal(ExitCode.Failure, command.Run("geo", "192.0.2.1"));
        Assert.Equal("fastrr.yaml:2:20: error: x.mmdb: it does not exist\n", command.Error);
    }

    [Fact]
    public void Run_Diff_PrintsWhatAnUpdateMoves()
    {
        using var folder = Folder();
        // As if the update said South America of what was in North America, and nothing moved in between.
        var octets = File.ReadAllBytes(s_demo);
        var changed = 0;
        for (var i = 0; i + 3 < octets.Length; i++)
        {
            if (octets.AsSpan(i, 3).SequenceEqual("BNA"u8))
                (octets[i + 1], changed) = ((byte)'S', changed + 1);
        }
        Assert.Equal(2, changed);
        File.WriteAllBytes(folder.PathOf("new.mmdb"), octets);
        using var command = new TestCommand(folder) { Variable = folder.PathOf("fastrr.yaml") };
        Assert.Equal(ExitCode.Success, command.Run("geo", "--diff", s_demo, folder.PathOf("new.mmdb")));
        Assert.Equal("""
            old  demo.mmdb  FastRr-Demo-City  2026-11-22
            new  new.mmdb   FastRr-Demo-City  2026-11-22

            IPv4: < 0.01 % of 4294967296 addresses move
              na -> eu  192  < 0.01 %

            IPv6: 50.00 % of 4 networks move
              na -> eu  2  50.00 %

            """, Align(command.Output.ToString().Replace(folder.Path + "/", "", StringComparison.Ordinal)
                .Replace(Path.GetDirectoryName(s_demo) + "/", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Run_DiffOfEqualDatabases_MovesNothing()
    {
        using var folder = Folder();
        using var command = new TestCommand(folder) { Variable = folder.PathOf("fastrr.yaml") };
        Assert.Equal(ExitCode.Success, command.Run("geo", "--json", "--diff", s_demo, s_demo));
        var json = JsonDocument.Parse(command.Output.ToString()).RootElement;
        Assert.Equal("FastRr-Demo-City", json.GetProperty("old").GetProperty("type").GetString());
        Assert.Equal(
            """{"addresses":4294967296,"moved":0,"share":0,"moves":[]} {"networks":4,"moved":0,"share":0,"moves":[]}""",
            JsonSerializer.Serialize(json.GetProperty("ipv4")) + ' '
                + JsonSerializer.Serialize(json.GetProperty("ipv6")));
    }

    [Fact]
    public void Run_DiffWithABrokenDatabase_IsExit1()
    {
        using var folder = Folder().Write("broken.mmdb", "no database");
        using var command = new TestCommand(folder) { Variable = folder.PathOf("fastrr.yaml") };
        Assert.Equal(ExitCode.Failure, command.Run("geo", "--diff", s_demo, folder.PathOf("broken.mmdb")));
        Assert.StartsWith("fastrr: broken.mmdb: ", command.Error, StringComparison.Ordinal);
    }

    /// <summary>The paths of the machine make columns wider than they are here.</summary>
    private static string Align(string text) => string.Join('\n', text.Split('\n').Select(line =>
        line.StartsWith("old", StringComparison.Ordinal) || line.StartsWith("new", StringComparison.Ordinal)
            ? Regex.Replace(line, " {2,}", "  ").Replace("new  new.mmdb", "new  new.mmdb ")
            : line));
}
