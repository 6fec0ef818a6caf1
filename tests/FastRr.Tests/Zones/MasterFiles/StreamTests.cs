using System.Globalization;
using System.Text;
using FastRr.Zones;
using FastRr.Zones.MasterFiles;
using Xunit;

namespace FastRr.Tests.Zones.MasterFiles;

public sealed class StreamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(131_072)]
    public void Load_ReadsOfAnySize_GiveTheSameZone(int size)
    {
        // Longer than the reader's buffer, with an entry that is too.
        var text = new StringBuilder(ZoneText.Head);
        text.Append("long TXT (").AppendJoin('\n', Enumerable.Repeat("\"" + new string('x', 200) + "\" ; comment", 300))
            .Append("\n)").Append(' ', 200_000).Append(';').Append('c', 300_000).Append('\n');
        for (var i = 0; i < 5_000; i++)
            text.Append('h').Append(i).Append(" A 192.0.2.1 ; ").Append('x', i % 97).Append('\n');
        var result = Load(new SlowStream(text.ToString(), size));
        Assert.Empty(result.Findings);
        Assert.Equal(5_003, result.Zone!.RecordCount);
        Assert.Equal(300 * 201, result.Zone.RDataOf(2).Length);
        Assert.Equal(new SourcePosition("z", 304 + 5_000, 7), result.Zone.PositionOf(5_002));
    }

    [Fact]
    public void Load_EntryOfTheMost_IsReadAndOneOctetMoreIsAnError()
    {
        // "t TXT (" + blanks + "x)": the line's end does not count.
        var blanks = new string(' ', EntrySource.MaxEntryLength - "t TXT (x)".Length);
        Assert.Equal(["t.example.com. 300 TXT \"x\""], ZoneText.Records(ZoneText.Load($"t TXT ({blanks}x);\n")));
        var result = ZoneText.Load($"t TXT ( {blanks}x);\nu A x\n");
        Assert.Equal(["z:4:1: error: an entry longer than 1048576 octets"], ZoneText.Findings(result));
    }

    [Fact]
    public void Load_ParenthesisOpenOverALargeFile_NamesIt()
    {
        var text = new StringBuilder("t TXT ( x\n");
        for (var i = 0; i < 100_000; i++)
            text.Append('h').Append(i).Append(" A 192.0.2.1\n");
        var result = ZoneText.Load(text.ToString());
        Assert.Equal(
            ["z:4:7: error: the entry with this parenthesis is longer than 1048576 octets; is it closed?"],
            ZoneText.Findings(result));
    }

    [Fact]
    public void Load_StreamThatFails_IsAFindingOfTheFile()
    {
        var result = Load(new SlowStream(ZoneText.Head, 10, failsAtEnd: true));
        Assert.Null(result.Zone);
        Assert.Equal(["z: error: cannot be read: the disk is gone"], ZoneText.Findings(result));
    }

    [Fact]
    public void Load_NoFile_IsAFinding()
    {
        var result = ZoneLoader.Load(ZoneText.Name("example.com."), "nowhere/x.zone");
        Assert.Null(result.Zone);
        Assert.Equal(["nowhere/x.zone: error: cannot be read: no such file"], ZoneText.Findings(result));
    }

    [Fact]
    public void Load_Folder_IsAFinding()
    {
        var folder = AppContext.BaseDirectory;
        var result = ZoneLoader.Load(ZoneText.Name("example.com."), folder);
        Assert.Equal([$"{folder}: error: cannot be read: it is a directory"], ZoneText.Findings(result));
    }

    [Fact]
    public void Load_WithProgress_CountsEveryOctetOfEveryFile()
    {
        var (main, part) = (ZoneText.Head + "$INCLUDE part\n", "a TXT x\n");
        var progress = new LastReport();
        var result = ZoneLoader.Load(ZoneText.Name("example.com."), "z", new ZoneLoadOptions
        {
            Open = path => new MemoryStream(Encoding.ASCII.GetBytes(path == "z" ? main : part)),
            Progress = progress,
        });
        Assert.NotNull(result.Zone);
        Assert.Equal(main.Length + part.Length, progress.Octets);
    }

    [Theory]
    [InlineData("t{0} TXT \"{1}\"\n")]
    [InlineData("$GENERATE 0-99999 t{0}x$ TXT \"{1}\"\n")]
    public void Read_MoreThanAZoneHolds_IsOneErrorWhereItBegins(string line)
    {
        var text = string.Concat(Enumerable.Range(0, 30_000).Select(i =>
            string.Format(CultureInfo.InvariantCulture, line, i, new string('x', 200))));
        var zone = new Zone(ZoneText.Name("example.com."), maxMebibytes: 4);
        var findings = new FindingList();
        MasterFileReader.Read(zone, "z", _ => new MemoryStream(Encoding.ASCII.GetBytes("$TTL 1\n" + text)), findings);
        var finding = Assert.Single(findings.ToOrdered(zone.Files));
        Assert.Equal("the zone is too large from here on: names and RDATA over 2 GiB", finding.Text);
        Assert.InRange(zone.RecordCount, 8_000, 20_000);
    }

    private static ZoneLoadResult Load(Stream stream) => ZoneLoader.Load(
        ZoneText.Name("example.com."), "z", new ZoneLoadOptions { Open = _ => stream });

    private sealed class LastReport : IProgress<long>
    {
        public long Octets { get; private set; }

        public void Report(long value) => Octets = value;
    }

    /// <summary>Gives a few octets at each reading.</summary>
    private sealed class SlowStream(string text, int size, bool failsAtEnd = false)
        : MemoryStream(Encoding.Latin1.GetBytes(text))
    {
        public override int Read(Span<byte> buffer)
        {
            var read = base.Read(buffer[..Math.Min(size, buffer.Length)]);
            return read == 0 && failsAtEnd ? throw new IOException("the disk is gone") : read;
        }
    }
}
