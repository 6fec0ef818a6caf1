using Xunit;

namespace FastRr.Tests.Server.Configuration.Pools;

/// <summary>Pools whose answers don't fit into a message.</summary>
public sealed class PoolSizesTests
{
    private static readonly string s_tail = string.Join('.', Enumerable.Repeat(new string('a', 50), 3));

    [Theory]
    [InlineData(1, true)]
    [InlineData(376, true)]
    [InlineData(377, false)]
    [InlineData(400, false)]
    public void Load_LongTargets_HaveToFitAMessage(int answers, bool fits)
    {
        // RDATA: 2 of preference, 4 of the number, 3 * 51, the root. RR: 12 more.
        var findings = FindingsOf($"answers: {answers}", Members(400, number => $"{{ mx: 10 {number:D3}.{s_tail} }}"));
        Assert.Equal(fits ? "" : Error(answers * 172, "MX"), findings);
    }

    [Fact]
    public void Load_FewLongTargetsAmongShortOnes_MayMeet()
    {
        // Whoever stands between the long ones may be down.
        var members = Members(800, number =>
            number % 2 == 0 ? $"{{ mx: 10 {number:D3}.{s_tail} }}" : $"{{ mx: 10 m{number}. }}");
        Assert.Equal(Error(390 * 172, "MX"), FindingsOf("answers: 390", members));
    }

    [Theory]
    [InlineData(4096, "")]
    [InlineData(4097, "fastrr.yaml:6:7: error: 4097 members in region 'eu': at most 4096 are possible")]
    public void Load_MembersOfARegion_AreLimited(int count, string expected) => Assert.Equal(
        expected, FindingsOf("answers: 8", Members(count, number => $"10.0.{number / 256}.{number % 256}")));

    [Fact]
    public void Load_HintsOfThePoolsHttps_HaveToFitAMessage()
    {
        // Parameters of 204 octets each, and 1024 hints of 16 octets.
        var parameters = string.Join(' ', Enumerable.Range(0, 240).Select(key =>
            $"key{65000 + key}={new string('x', 200)}"));
        var members = Members(1024, number => $"\"2001:db8::{number:x}\"");
        var findings = FindingsOf($"https: 1 . {parameters}\n    answers: 1024", members);
        Assert.Equal(
            "fastrr.yaml:4:12: error: HTTPS with the hints of pool 'p' can take "
                + $"{12 + 3 + (240 * 204) + 4 + (1024 * 16)} octets, and no more than 64752 fit into a message: "
                + "'answers' has to be lower", findings);
        Assert.Equal("", FindingsOf($"https: 1 . {parameters}\n    answers: 900", members));
    }

    [Fact]
    public void Check_HintsOfTheZonesHttps_HaveToFitAMessage()
    {
        var records = string.Concat(Enumerable.Range(1, 4).Select(priority => $"www HTTPS {priority} . alpn=h2\n"));
        var members = Members(1024, number => $"\"2001:db8::{number:x}\"");
        Assert.Equal(
            $"zones/example.com.zone:4:5: error: HTTPS with the hints of pool 'p' can take "
                + $"{4 * (12 + 3 + 7 + 4 + (1024 * 16))} octets, and no more than 64752 fit into a message: 'answers' "
                + "has to be lower", FindingsOf("answers: 1024", members, records));
        Assert.Equal("", FindingsOf("answers: 1000", members, records));
    }

    private static string Error(int octets, string type) =>
        $"fastrr.yaml:6:7: error: an answer of pool 'p' can take {octets} octets of {type} in this region, and no more "
        + "than 64752 fit into a message: 'answers' has to be lower";

    private static string Members(int count, Func<int, string> write) =>
        string.Join(", ", Enumerable.Range(0, count).Select(write));

    private static string FindingsOf(string keys, string members, string records = "")
    {
        using var folder = new PoolFolder(
            $"pools:\n  p:\n    {keys}\n    regions:\n      eu: [{members}]\n    names: [www.example.com]\n");
        return folder.WriteZone("example.com", records).Load().Findings;
    }
}
