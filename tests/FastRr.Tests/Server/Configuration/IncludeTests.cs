using FastRr.Server.Configuration;
using Xunit;

namespace FastRr.Tests.Server.Configuration;

public sealed class IncludeTests
{
    [Fact]
    public void Load_IncludedMaps_AreJoinedAtEveryDepth()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "include: [pop.yaml, conf.d/*.yaml]\nserver: { tcp: { idle: 5s } }\n")
            .Write("pop.yaml", "server: { identity: fra1 }\n")
            .Write("conf.d/a.yaml", "server: { tcp: { connections: 7 } }\n")
            .Write("conf.d/b.yaml", "zones: [example.com, { name: example.org, file: org.zone }, { folder: more }]\n")
            .Write("conf.d/.hidden.yaml", "quux: 1\n")
            .Write("conf.d/c.yml", "quux: 1\n")
            .Write("conf.d/more/example.net.zone", "");
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        var server = configuration.Settings.Server;
        Assert.Equal(("fra1", 7, TimeSpan.FromSeconds(5)), (server.Identity, server.Tcp.Connections, server.Tcp.Idle));
        // Paths are relative to the file they stand in.
        Assert.Equal(
            ["conf.d/zones/example.com.zone", "conf.d/org.zone", "conf.d/more/example.net.zone"],
            configuration.Zones.Select(zone => folder.WithoutPath(zone.File)));
    }

    [Fact]
    public void Load_SameKeyInTwoFiles_NamesBothPlaces()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "include: [a.yaml]\nserver: { io: mmsg }\nzones: [a]\n")
            .Write("a.yaml", "zones: [b]\nserver:\n  io: mmsg\n");
        Assert.Equal("""
            a.yaml:1:1: error: duplicate key 'zones': first at fastrr.yaml:3:1
            a.yaml:3:3: error: duplicate key 'io': first at fastrr.yaml:2:11
            """, folder.Load().Findings);
    }

    [Fact]
    public void Load_FindingsOfSeveralFiles_StandInTheOrderTheyWereRead()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "include: [b.yaml, a.yaml]\nzones: [a]\nquux: 1\n")
            .Write("a.yaml", "a-quux: 1\n")
            .Write("b.yaml", "b-quux: 1\n");
        var places = folder.Load().Findings.Split('\n').Select(line => line.Split(' ')[0]);
        Assert.Equal(["fastrr.yaml:3:1:", "b.yaml:1:1:", "a.yaml:1:1:"], places);
    }

    [Fact]
    public void Load_AnchorNamesInTwoFiles_DoNotMeet()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "include: [a.yaml]\nx-a: &a { idle: 1s }\nserver: { tcp: *a }\nzones: [a]\n")
            .Write("a.yaml", "x-a: &a { format: json }\nserver: { log: *a }\n");
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        Assert.True(configuration.Settings.Server.Log.IsJson);
    }

    [Fact]
    public void Load_FileThatIncludesItself_NamesTheCircle()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "include: a.yaml\nzones: [a]\n")
            .Write("a.yaml", "include: ../" + "{0}");
        folder.Write("a.yaml", "include: fastrr.yaml\n");
        Assert.Equal(
            "a.yaml:1:10: error: fastrr.yaml includes itself: fastrr.yaml -> a.yaml -> fastrr.yaml",
            folder.Load().Findings);
    }

    [Fact]
    public void Load_SameFileByTwoWays_NamesBoth()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "include: [a.yaml, \"*.yaml\"]\nzones: [a]\n")
            .Write("a.yaml", "server: {}\n");
        Assert.Equal("""
            fastrr.yaml:1:19: error: a.yaml is included twice: first at fastrr.yaml:1:11
            fastrr.yaml:1:19: error: fastrr.yaml includes itself: fastrr.yaml -> fastrr.yaml
            """, folder.Load().Findings);
    }

    [Fact]
    public void Load_MissingFileAndEmptyGlob_AreReportedWhereTheyAreAskedFor()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "include: [none.yaml, no/*.yaml, \"?.yaml\"]\nzones: [a]\n");
        Assert.Equal("""
            fastrr.yaml:1:11: error: none.yaml: no such file
            fastrr.yaml:1:22: warning: no/*.yaml matches no file
            fastrr.yaml:1:33: warning: ?.yaml matches no file
            """, folder.Load().Findings);
    }

    [Fact]
    public void Load_GlobInAFolderPart_MatchesFolders()
    {
        using var folder = new TestFolder()
            .Write("fastrr.yaml", "include: \"conf?/*/x.yaml\"\nzones: [a]\n")
            .Write("conf1/b/x.yaml", "server: { identity: b }\n")
            .Write("conf2/a/x.yaml", "server: { version: a }\n")
            .Write("config/a/x.yaml", "quux: 1\n");
        var (configuration, findings) = folder.Load();
        Assert.Equal("", findings);
        Assert.Equal(("b", "a"), (configuration.Settings.Server.Identity, configuration.Settings.Server.Version));
    }

    [Fact]
    public void Find_AbsolutePattern_GivesAbsolutePaths()
    {
        using var folder = new TestFolder().Write("b.yaml", "").Write("a.yaml", "");
        Assert.Equal([folder.PathOf("a.yaml"), folder.PathOf("b.yaml")], FileGlob.Find(folder.PathOf("*.yaml")));
    }
}
