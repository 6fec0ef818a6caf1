using System.Buffers;
using System.Text;
using FastRr.Zones.MasterFiles;
using Xunit;

namespace FastRr.Tests.Zones.MasterFiles;

public sealed class GenerateTests
{
    [Theory]
    // Checked against named-compilezone of BIND 9.
    [InlineData("h$", 7, "h7")]
    [InlineData("$.$", 7, "7.7")]
    [InlineData("$$", 7, "\\$")]
    [InlineData("\\$", 7, "\\$")]
    [InlineData("a\\$$", 7, "a\\$7")]
    [InlineData("a\\\\$", 7, "a\\\\7")]
    [InlineData("${1}", 7, "8")]
    [InlineData("${-1}", 7, "6")]
    [InlineData("${+1}", 7, "8")]
    [InlineData("${-9}", 7, "-2")]
    [InlineData("${-9,4}", 7, "-002")]
    [InlineData("${0,3}", 7, "007")]
    [InlineData("${0,3,d}x", 7, "007x")]
    [InlineData("${0,1}", 77, "77")]
    [InlineData("${0,4,o}", 9, "0011")]
    [InlineData("${0,4,x}", 255, "00ff")]
    [InlineData("${0,0,X}", 255, "FF")]
    [InlineData("${0,1,n}", 255, "f.f")]
    [InlineData("${0,0,n}", 0, "0")]
    [InlineData("${0,3,n}", 1, "1.0")]
    [InlineData("${0,7,n}", 291, "3.2.1.0")]
    [InlineData("${0,2,n}", 1, "1.")]
    [InlineData("${0,8,N}", 43981, "D.C.B.A.")]
    [InlineData("${1,3,d}-${0,2,x}", 15, "016-0f")]
    public void Expand_Template_IsAsBindDoes(string template, int number, string expected)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Null(GenerateTemplate.Expand(Encoding.ASCII.GetBytes(template), number, output));
        Assert.Equal(expected, Encoding.ASCII.GetString(output.WrittenSpan));
    }

    [Theory]
    [InlineData("${")]
    [InlineData("${}")]
    [InlineData("${a}")]
    [InlineData("${1,}")]
    [InlineData("${1,2,}")]
    [InlineData("${1,2,q}")]
    [InlineData("${1,2,xx}")]
    [InlineData("${1,128}")]
    [InlineData("${1,-1}")]
    [InlineData("${-2,0,x}")]
    [InlineData("${-2,0,n}")]
    [InlineData("${2147483647}")]
    public void Expand_BadTemplate_SaysWhatIsWrong(string template) =>
        Assert.NotNull(GenerateTemplate.Expand(Encoding.ASCII.GetBytes(template), 1, new ArrayBufferWriter<byte>()));

    [Theory]
    [InlineData("0-3", 0, 3, 1, 4)]
    [InlineData("1-10/3", 1, 10, 3, 4)]
    [InlineData("5-5", 5, 5, 1, 1)]
    [InlineData("0-2147483647", 0, 2147483647, 1, 2147483648)]
    public void TryParse_Range_IsRead(string text, int start, int stop, int step, long count)
    {
        Assert.True(GenerateRange.TryParse(Encoding.ASCII.GetBytes(text), out var range));
        Assert.Equal(new GenerateRange(start, stop, step), range);
        Assert.Equal(count, range.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("-1-2")]
    [InlineData("1--2")]
    [InlineData("+1-2")]
    [InlineData("2-1")]
    [InlineData("1-2/0")]
    [InlineData("1-2/")]
    [InlineData("1-2/-1")]
    [InlineData("1-2 ")]
    [InlineData("1-2x")]
    [InlineData("0-2147483648")]
    public void TryParse_BadRange_IsRefused(string text) =>
        Assert.False(GenerateRange.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Theory]
    [InlineData("$GENERATE 1-2 h$ A 192.0.2.$", "h1 300 A 192.0.2.1", "h2 300 A 192.0.2.2")]
    [InlineData("$generate 1-5/4 h$ IN 60 A 192.0.2.$", "h1 60 A 192.0.2.1", "h5 60 A 192.0.2.5")]
    [InlineData("$GENERATE 1-1 @ MX \"1$ m$\"", "@ 300 MX 11 m1.example.com.")]
    [InlineData("$GENERATE 1-1 a MX 1$ m$", "a 300 MX 11 m1.example.com.")]
    [InlineData("$GENERATE 1-1 a TXT \"\\\"b $\\\" c\"", "a 300 TXT \"b 1\" \"c\"")]
    [InlineData("$GENERATE 1-1 a TXT \"b $\" c", "a 300 TXT \"b 1\" \"c\"")]
    [InlineData("$GENERATE 1-1 a TYPE65280 \\# 1 0$", "a 300 TYPE65280 \\# 1 01")]
    [InlineData("$GENERATE 0-0 *.$ ( CNAME\n $.example.net. )", "*.0 300 CNAME 0.example.net.")]
    public void Load_Generate_IsOneRecordForEachNumber(string text, params string[] expected)
    {
        var records = ZoneText.Records(ZoneText.Load(text));
        Assert.Equal(
            expected.Select(line => line.Replace("@ ", "example.com. ")),
            records.Select(line => line.StartsWith("example", StringComparison.Ordinal)
                ? line
                : line.Replace(".example.com. 300 ", " 300 ").Replace(".example.com. 60 ", " 60 ")));
    }

    [Fact]
    public void Load_RecordsAroundGenerate_KeepOwnerAndTtl()
    {
        var result = ZoneText.Load("a 60 TXT x\n$GENERATE 1-1 h$ A 192.0.2.$\n A 192.0.2.9\n");
        Assert.Equal(
            ["a.example.com. 60 TXT \"x\"", "h1.example.com. 300 A 192.0.2.1", "a.example.com. 300 A 192.0.2.9"],
            ZoneText.Records(result));
    }

    [Fact]
    public void Load_GenerateOfTheSameRecord_WarnsOnce()
    {
        var result = ZoneText.Load("$GENERATE 1-9 a A 192.0.2.1\n");
        Assert.Equal(
            ["z:4:17: warning: the same record as in line 4; it counts once (RFC 2181 §5)"],
            ZoneText.Findings(result));
        Assert.Equal(["a.example.com. 300 A 192.0.2.1"], ZoneText.Records(result));
    }

    [Fact]
    public void Load_GenerateOfTheMost_IsRead()
    {
        var result = ZoneText.Load($"$GENERATE 0-{GenerateDirective.MaxCount - 1} h$ A 192.0.2.1\n");
        Assert.Equal(GenerateDirective.MaxCount + 2, result.Zone!.RecordCount);
        Assert.Null(ZoneText.Load($"$GENERATE 0-{GenerateDirective.MaxCount} h$ A 192.0.2.1\n").Zone);
    }
}
