using FastRr.Answers;
using Xunit;

namespace FastRr.Tests.Server.Configuration;

public sealed class ZoneSourcesTests
{
    [Fact]
    public void Resolve_Folder_TakesEveryZoneFileBelowIt()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "zones: [{ folder: z, order: fixed, signed: ignore }]\n")
            .Write("z/b.example.zone", "")
            .Write("z/deep/er/a.example.zone", "")
            .Write("z/0@25.2.0.192.in-addr.arpa.zone", "")
            .Write("z/notes.txt", "")
            .Write("z/.b.example.zone.swp", "")
            .Write("z/.hidden.zone", "")
            .Write("z/..data/c.example.zone", "");
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        Assert.Equal(
            ["0/25.2.0.192.in-addr.arpa", "b.example", "a.example"],
            configuration.Zones.Select(zone => zone.Name.Text));
        Assert.All(
            configuration.Zones,
            zone => Assert.Equal((RotationOrder.Fixed, true), (zone.Order, zone.IgnoresSignatures)));
    }

    [Fact]
    public void Resolve_ConfigMapFolder_TakesTheLinksAndNotTheirTargets()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "zones: [{ folder: z }]\n")
            .Write("z/..2026_01_01/a.example.zone", "");
        File.CreateSymbolicLink(folder.PathOf("z/..data"), "..2026_01_01");
        File.CreateSymbolicLink(folder.PathOf("z/a.example.zone"), "..data/a.example.zone");
        File.CreateSymbolicLink(folder.PathOf("z/loop"), "../z");
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        Assert.Equal("z/a.example.zone", folder.WithoutPath(Assert.Single(configuration.Zones).File));
    }

    [Fact]
    public void Resolve_EntryByName_WinsOverAFolder()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "zones: [{ folder: z }, { name: EXAMPLE.com, file: mine.zone }]\n")
            .Write("z/example.com.zone", "");
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        Assert.Equal("mine.zone", folder.WithoutPath(Assert.Single(configuration.Zones).File));
    }

    [Fact]
    public void Resolve_SlashInAName_IsAnAtSignInTheFile()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", "zones: [0/25.2.0.192.in-addr.arpa]\n");
        var zone = Assert.Single(folder.Load().Configuration.Zones);
        Assert.Equal("zones/0@25.2.0.192.in-addr.arpa.zone", folder.WithoutPath(zone.File));
        Assert.Equal("\u00040/25\u00012\u00010\u0003192\u0007in-addr\u0004arpa\0"u8, zone.Name.LowerWire);
    }

    [Theory]
    [InlineData("[a.example, A.example.]", "1:20: error: zone 'A.example' stands twice: first at fastrr.yaml:1:9")]
    [InlineData("[{ folder: z }, { folder: y }]", "1:24: error: zone 'b' has two files: z/b.zone and y/b.zone")]
    [InlineData("[{ folder: none }]", "1:9: error: none: no such folder")]
    [InlineData("[{ folder: empty }]", "1:9: warning: empty: no *.zone file below it")]
    [InlineData("[{ folder: bad }]", "1:9: error: bad/a..b.zone: 'a..b' is not a zone name: it has an empty label")]
    [InlineData("[.]", "1:9: error: the root zone needs 'file': its name gives none")]
    [InlineData("[{}]", "1:9: error: an entry of 'zones' needs 'name' or 'folder'")]
    [InlineData("[{ name: a, folder: z }]", "1:9: error: 'name' and 'folder' exclude each other")]
    [InlineData("[{ folder: z, file: f }]", "1:9: error: 'file' and 'folder' exclude each other")]
    [InlineData("[{ file: f }]", "1:9: error: an entry of 'zones' needs 'name' or 'folder'")]
    [InlineData("[[a]]",
        "1:9: error: an entry of 'zones' takes a map of keys: name, file, folder, order, signed, pools, max-removed")]
    [InlineData("[{ name: a, order: subnet }]", null)]
    [InlineData("[{ name: a, order: cyclical }]", "1:27: error: unknown value 'cyclical': did you mean 'cyclic'?")]
    [InlineData("[{ name: a, signed: yes }]", "1:28: error: unknown value 'yes': known values: ignore")]
    [InlineData("[{ folder: z, max-removed: 3 }]", "1:22: error: 'max-removed' is not available yet")]
    [InlineData("[{ folder: z, pools: [web] }]",
        "1:29: error: 'pools' of a zone takes a map of relative name to list of pool name")]
    [InlineData("[no]", null)]
    [InlineData("[false]",
        "1:9: error: text is wanted here, not a bare false: did a template turn NO into it? If it is meant, quote it")]
    [InlineData("[a..b]", "1:9: error: 'a..b' is not a zone name: it has an empty label")]
    [InlineData("[b\u00fccher.example]",
        "1:9: error: 'b\u00fccher.example' is not a zone name: letters beyond ASCII are written in A-label form, "
        + "as xn--")]
    public void Resolve_Entry_SaysWhatIsWrong(string zones, string? expected)
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", $"zones: {zones}\n")
            .Write("z/b.zone", "")
            .Write("y/b.zone", "")
            .Write("bad/a..b.zone", "")
            .Write("empty/readme", "");
        Assert.Equal(expected is null ? "" : "fastrr.yaml:" + expected, folder.Load().Findings);
    }

    [Fact]
    public void Resolve_LabelOf64Octets_IsAnError()
    {
        using var folder = new TestFolder().Write("fastrr.yaml", $"zones: [{new string('a', 64)}]\n");
        Assert.EndsWith("it has a label of more than 63 octets", folder.Load().Findings, StringComparison.Ordinal);
    }
}
