using Xunit;

namespace FastRr.Tests.Zones.MasterFiles;

public sealed class DirectiveTests
{
    [Fact]
    public void Origin_RelativeAndAbsolute_CompletesWhatFollows()
    {
        var result = ZoneText.Load(
            "$ORIGIN sub\na TXT x\n$origin deep ; relative to the last\n@ TXT y\n$ORIGIN .\nb.example.com TXT z\n");
        Assert.Equal(
            ["a.sub.example.com. 300 TXT \"x\"", "deep.sub.example.com. 300 TXT \"y\"", "b.example.com. 300 TXT \"z\""],
            ZoneText.Records(result));
    }

    [Fact]
    public void Origin_SameOwnerTextAfterIt_IsAnotherOwner()
    {
        var result = ZoneText.Load("a TXT x\n$ORIGIN sub\na TXT y\n");
        Assert.Equal(["a.example.com. 300 TXT \"x\"", "a.sub.example.com. 300 TXT \"y\""], ZoneText.Records(result));
    }

    [Fact]
    public void Origin_BetweenOwnerAndBlankOwner_ChangesOnlyNamesInRData()
    {
        var result = ZoneText.Load("a MX 1 m\n$ORIGIN sub\n MX 2 m\n");
        Assert.Equal(
            ["a.example.com. 300 MX 1 m.example.com.", "a.example.com. 300 MX 2 m.sub.example.com."],
            ZoneText.Records(result));
    }

    [Fact]
    public void Ttl_Twice_HoldsUntilTheNext()
    {
        var result = ZoneText.Load("a TXT x\n$TTL 1m\nb TXT y\nc 7 TXT z\nd TXT z\n");
        Assert.Equal(
            [
                "a.example.com. 300 TXT \"x\"", "b.example.com. 60 TXT \"y\"", "c.example.com. 7 TXT \"z\"",
                "d.example.com. 60 TXT \"z\"",
            ],
            ZoneText.Records(result));
    }

    [Fact]
    public void Include_WithOrigin_RestoresOriginAndOwnerAfterwards()
    {
        var result = ZoneText.Load(
            "example.com.",
            ("zones/main", ZoneText.Head + "a TXT 1\n$INCLUDE \"parts/sub\" sub\n MX 5 m\nb TXT 6\n"),
            ("zones/parts/sub", " A 192.0.2.2\n@ TXT 3\n$ORIGIN deep\n$TTL 9\nc TXT 4\n"));
        Assert.All(result.Findings, finding => Assert.Contains("no address", finding.Text, StringComparison.Ordinal));
        Assert.Equal(
            [
                "a.example.com. 300 TXT \"1\"", "a.example.com. 300 A 192.0.2.2", "sub.example.com. 300 TXT \"3\"",
                "c.deep.sub.example.com. 9 TXT \"4\"", "a.example.com. 9 MX 5 m.example.com.",
                "b.example.com. 9 TXT \"6\"",
            ],
            ZoneText.Records(result));
        Assert.Equal(["zones/main", "zones/parts/sub"], result.Zone!.Files);
        Assert.Equal("zones/parts/sub:5:3", result.Zone.PositionOf(5).ToString());
    }

    [Fact]
    public void Include_SameFileTwice_IsReadTwice()
    {
        var result = ZoneText.Load(
            "example.com.", ("main", ZoneText.Head + "$INCLUDE part a\n$INCLUDE part b\n"), ("part", "x TXT y\n"));
        Assert.Equal(["x.a.example.com. 300 TXT \"y\"", "x.b.example.com. 300 TXT \"y\""], ZoneText.Records(result));
        Assert.Equal(2, result.Zone!.Files.Count);
    }

    [Fact]
    public void Include_FilesOfEachOther_AreOrderedMainFileFirst()
    {
        var result = ZoneText.Load(
            "example.com.",
            ("z", ZoneText.Head + "$INCLUDE a\nx A y\n$INCLUDE b\n"), ("a", "x A z\n"), ("b", "x A b\nx A a\n"));
        Assert.Equal(["z:5", "a:1", "b:1", "b:2"], result.Findings.Select(f => $"{f.Position.File}:{f.Position.Line}"));
    }

    [Fact]
    public void Include_RecordOfAnotherFileAgain_NamesThatFile()
    {
        const string Record = "x A 192.0.2.1\n";
        var result = ZoneText.Load("example.com.", ("z", $"{ZoneText.Head}{Record}$INCLUDE a\n"), ("a", Record));
        Assert.Equal(
            ["a:1:3: warning: the same record as in z:4:3; it counts once (RFC 2181 §5)"],
            ZoneText.Findings(result));
    }

    [Fact]
    public void Include_ManyTimesManyTimes_EndsAtTheLimit()
    {
        // Eight files that each include the next one ten times: a hundred million openings, were there no limit.
        (string, string) FileOf(int depth) =>
            ($"f{depth}", string.Concat(Enumerable.Repeat($"$INCLUDE f{depth + 1}\n", 10)));
        var result = ZoneText.Load("example.com.", [.. Enumerable.Range(0, 8).Select(FileOf), ("f8", "")]);
        Assert.Null(result.Zone);
        Assert.Contains(result.Findings, finding => finding.Text == "more than 16384 files are included");
    }
}
