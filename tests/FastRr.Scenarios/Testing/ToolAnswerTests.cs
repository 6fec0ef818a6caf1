using FastRr.Testing.Tools;
using Xunit;

namespace FastRr.Scenarios.Testing;

/// <summary>One answer as each tool prints it.</summary>
public sealed class ToolAnswerTests
{
    private const string Dig = """
        ;; Got answer:
        ;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4691
        ;; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1
        ;; WARNING: recursion requested but not available

        ;; OPT PSEUDOSECTION:
        ; EDNS: version: 0, flags:; udp: 1232
        ;; QUESTION SECTION:
        ;t.example.com.		IN	TXT

        ;; ANSWER SECTION:
        t.example.com.	300	IN	TXT	"a  b" "c\"  d"

        ;; MSG SIZE  rcvd: 84
        """;

    private const string Kdig = """
        ;; ->>HEADER<<- opcode: QUERY; status: NOERROR; id: 61056
        ;; Flags: qr aa rd; QUERY: 1; ANSWER: 1; AUTHORITY: 0; ADDITIONAL: 1

        ;; EDNS PSEUDOSECTION:
        ;; Version: 0; flags: ; UDP size: 1232 B; ext-rcode: NOERROR

        ;; QUESTION SECTION:
        ;; t.example.com.		IN	TXT

        ;; ANSWER SECTION:
        t.example.com.      	300	IN	TXT	"a  b" "c\"  d"

        ;; Received 70 B
        """;

    private const string Drill = """
        ;; ->>HEADER<<- opcode: QUERY, rcode: NOERROR, id: 25816
        ;; flags: qr aa rd ; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 0 
        ;; QUESTION SECTION:
        ;; t.example.com.	IN	TXT

        ;; ANSWER SECTION:
        t.example.com.	300	IN	TXT	"a  b" "c\"  d"

        ;; AUTHORITY SECTION:

        ;; ADDITIONAL SECTION:

        ;; Query time: 0 msec
        ;; EDNS: version 0; flags: ; udp: 1232
        """;

    [Theory]
    [InlineData(Dig)]
    [InlineData(Kdig)]
    [InlineData(Drill)]
    public void Parse_TheSameAnswer_IsTheSame(string text)
    {
        var answer = ToolAnswer.Parse(text);
        Assert.Equal("NOERROR", answer.Rcode);
        Assert.Equal("qr aa rd", answer.Flags);
        Assert.True(answer.HasOpt);
        Assert.Equal(["t.example.com. 300 IN TXT \"a  b\" \"c\\\"  d\""], answer.Answers);
        Assert.Empty(answer.Authorities);
        Assert.Empty(answer.Additionals);
    }

    [Fact]
    public void Parse_NoResponse_Throws() =>
        Assert.Throws<FormatException>(() => ToolAnswer.Parse(";; connection timed out; no servers could be reached"));
}
