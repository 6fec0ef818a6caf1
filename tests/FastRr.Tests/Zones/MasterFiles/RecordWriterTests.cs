using System.Globalization;
using System.Text;
using FastRr.Testing;
using FastRr.Zones;
using FastRr.Zones.MasterFiles;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastRr.Tests.Zones.MasterFiles;

/// <summary>Two threads read what one does: the same zone, the same findings.</summary>
public sealed class RecordWriterTests
{
    /// <summary>More than any text here has: all is added on the reader's thread.</summary>
    private const int OneThread = 100_000;

    private static readonly string Broken = Repository.PathOf("tests/FastRr.Tests/Zones/Broken");

    // Lines that repeat each other, are wrong, or depend on what was said before them.
    private static readonly Gen<string> Lines = Gen.Elements(
        "a A 192.0.2.1", "a 60 A 192.0.2.1", "b A 192.0.2.2", " TXT x", " 5 TXT x", "@ SOA n h 1 2 3 4 5", "c A wrong",
        "$GENERATE 1-9 g A 192.0.2.1", "$GENERATE 1-9 h$ A 192.0.2.$", "$GENERATE 1-3 h$ A 192.0.2.1", "$ORIGIN sub",
        "$ORIGIN example.com.", "$TTL 7", "$INCLUDE part", "$INCLUDE nowhere", "..", "d TXT (x", ")",
        "e.example.org. A x")
        .ListOf().Select(lines => string.Join('\n', lines) + "\n");

    public static TheoryData<string> BrokenKinds() => BrokenZoneTests.Kinds();

    [Theory]
    [MemberData(nameof(BrokenKinds))]
    public void Read_BrokenFileOnTwoThreads_SaysTheSame(string kind)
    {
        var expected = Read(OneThread, $"{kind}.zone", Open);
        Assert.Equal(expected, Read(1, $"{kind}.zone", Open));
        Assert.Equal(expected, Read(3, $"{kind}.zone", Open));

        static Stream Open(string path) => File.OpenRead(Path.Combine(Broken, path));
    }

    [Fact]
    public void Read_AnyLinesOnTwoThreads_GivesTheSame()
    {
        Prop.ForAll(Lines.ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (text, capacity) =>
            Assert.Equal(Read(OneThread, text), Read(capacity, text))).QuickCheckThrowOnFailure();
        Prop.ForAll(Lines.ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (text, capacity) =>
            Assert.Equal(Read(OneThread, ZoneText.Head + text), Read(capacity, ZoneText.Head + text)))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Load_ErrorInTheLastLine_IsFoundAndNothingElse()
    {
        var text = ManyRecords(20_000) + "last A 192.0.2\n";
        Assert.Equal(
            ["z:20004:8: error: expected an IPv4 address, found '192.0.2'"],
            ZoneText.Findings(ZoneText.Load(text)));
    }

    [Fact]
    public void Load_RecordsRepeatedFarBehind_AreWarnedOfUpToTheBound()
    {
        var text = ManyRecords(10_000);
        var findings = ZoneText.Load(text + text).Findings;
        Assert.Equal(101, findings.Count);
        Assert.Equal(
            "z:10004:4: warning: the same record as in line 4; it counts once (RFC 2181 §5)", findings[0].ToString());
        Assert.Equal("more than 100 warnings: this one and further ones are not shown", findings[^1].Text);
    }

    [Fact]
    public void Read_MoreErrorsThanAreKept_EndsThere()
    {
        var wrong = string.Concat(Enumerable.Range(0, 150).Select(i => $"a A wrong{i}\nb{i} A 192.0.2.1\n"));
        var expected = Read(OneThread, ZoneText.Head + wrong);
        Assert.Equal(expected, Read(1, ZoneText.Head + wrong));
        Assert.Equal(expected, Read(2, ZoneText.Head + wrong));
        Assert.Contains("more than 100 errors", string.Join('\n', expected), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong101", string.Join('\n', expected), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void Read_ZoneThatIsFull_SaysNothingOfWhatStandsBehind(int capacity)
    {
        var text = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"t{i} 1 TXT {new string('x', 200)}\n"));
        var zone = new Zone(ZoneText.Name("example.com."), maxMebibytes: 4);
        var findings = new FindingList();
        MasterFileReader.Read(
            zone, "z", _ => StreamOf(text + "a A wrong\n$INCLUDE nowhere\n"), findings, batchCapacity: capacity);
        Assert.Equal(
            "the zone is too large from here on: names and RDATA over 2 GiB",
            Assert.Single(findings.ToOrdered(zone.Files)).Text);
    }

    [Fact]
    public void Load_ToldToStopInTheMiddle_Ends()
    {
        var text = ZoneText.Head + ManyRecords(50_000);
        var stop = new StopAfter(text.Length / 2);
        Assert.Throws<OperationCanceledException>(() => ZoneLoader.Load(
            ZoneText.Name("example.com."), "z", new ZoneLoadOptions { Open = _ => StreamOf(text), Progress = stop }));
    }

    [Fact]
    public void Dispose_BatchHandedOver_WaitsForIt()
    {
        var zone = new Zone(ZoneText.Name("example.com."));
        using (var writer = new RecordWriter(zone, new FindingList(), batchCapacity: 1000))
        {
            writer.AddFile("z");
            // The last one hands the thousand before it over.
            for (var line = 1; line <= 1001; line++)
                writer.Add(new BatchedRecord { Line = line }, zone.Apex.ToArray(), BitConverter.GetBytes(line));
        }
        Assert.Equal(1000, zone.RecordCount);
    }

    [Fact]
    public void Add_RecordsOfTheMost_AreAllKept()
    {
        var zone = new Zone(ZoneText.Name("example.com."));
        var owner = ZoneText.Name(string.Join('.', Enumerable.Repeat(new string('x', 59), 4)) + ".example.com.");
        var rdata = new byte[ushort.MaxValue];
        using var writer = new RecordWriter(zone, new FindingList(), RecordBatch.DefaultCapacity);
        writer.AddFile("z");
        for (var record = 0; record < 5; record++)
        {
            rdata[^1] = (byte)record;
            writer.Add(default, owner, rdata);
        }
        writer.AddAll();
        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, 5).Select(record => (int)zone.RDataOf(record)[^1]));
        Assert.Equal(ushort.MaxValue, zone.RDataOf(4).Length);
    }

    private static string ManyRecords(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"h{i} A 192.0.2.1\n");
        return text.ToString();
    }

    private static string[] Read(int capacity, string text) => Read(capacity, "z", path => path switch
    {
        "z" => StreamOf(text),
        "part" => StreamOf("a A 192.0.2.1\np A 192.0.2.3\n TXT (\n"),
        _ => throw new FileNotFoundException(path),
    });

    /// <summary>The zone's records, each with its place, and then the findings of the reader.</summary>
    private static string[] Read(int capacity, string path, Func<string, Stream> open)
    {
        var zone = new Zone(ZoneText.Name("example.com."));
        var findings = new FindingList();
        MasterFileReader.Read(zone, path, open, findings, batchCapacity: capacity);
        return
        [
            .. ZoneText.Records(zone).Select((record, number) => $"{zone.PositionOf(number)}: {record}"),
            .. findings.ToOrdered(zone.Files).Select(finding => finding.ToString()),
        ];
    }

    private static MemoryStream StreamOf(string text) => new(Encoding.Latin1.GetBytes(text));

    private sealed class StopAfter(int octets) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value > octets)
                throw new OperationCanceledException();
        }
    }
}
