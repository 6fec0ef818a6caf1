using FastRr.Answers;
using FastRr.Engine.Explaining;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using FastRr.Wire.Registry;
using Xunit;

namespace FastRr.Tests.Engine.Explaining;

public sealed class AnswerTracerTests
{
    private static readonly string[] s_labels = ["www", "a", "*", "sub", "dname", "wild", "b", "c", "ent"];
    private static readonly RRType[] s_types =
        [RRType.A, RRType.MX, RRType.TXT, RRType.NS, RRType.DS, RRType.CNAME, RRType.DNAME, RRType.ANY];

    private readonly TestResponder _responder = TestResponder.Of(ExampleZone.Text);

    [Theory]
    [InlineData("www.example.com.", RRType.A, NameStanding.Exists, "www.example.com.", RRType.A)]
    [InlineData("WWW.Example.com.", RRType.AAAA, NameStanding.Exists, "www.example.com.", RRType.AAAA)]
    [InlineData("www.example.com.", RRType.MX, NameStanding.Exists, "www.example.com.", null)]
    [InlineData("c.ent.example.com.", RRType.A, NameStanding.Exists, "c.ent.example.com.", null)]
    [InlineData("alias.example.com.", RRType.A, NameStanding.Exists, "alias.example.com.", RRType.CNAME)]
    [InlineData("x.wild.example.com.", RRType.A, NameStanding.Synthesised, "*.wild.example.com.", RRType.A)]
    [InlineData("x.wild.example.com.", RRType.TXT, NameStanding.Synthesised, "*.wild.example.com.", null)]
    [InlineData("q.y.wild.example.com.", RRType.A, NameStanding.Missing, "y.wild.example.com.", null)]
    [InlineData("no.example.com.", RRType.A, NameStanding.Missing, "example.com.", null)]
    // A name below a CNAME does not exist, whatever the CNAME says.
    [InlineData("no.alias.example.com.", RRType.A, NameStanding.Missing, "alias.example.com.", null)]
    [InlineData("sub.example.com.", RRType.A, NameStanding.Delegated, "sub.example.com.", RRType.NS)]
    [InlineData("x.y.sub.example.com.", RRType.A, NameStanding.Delegated, "sub.example.com.", RRType.NS)]
    [InlineData("sub.example.com.", RRType.DS, NameStanding.Exists, "sub.example.com.", RRType.DS)]
    [InlineData("dname.example.com.", RRType.TXT, NameStanding.Exists, "dname.example.com.", RRType.TXT)]
    [InlineData("x.dname.example.com.", RRType.A, NameStanding.Redirected, "dname.example.com.", RRType.DNAME)]
    [InlineData("example.com.", RRType.SOA, NameStanding.Exists, "example.com.", RRType.SOA)]
    [InlineData("example.org.", RRType.A, NameStanding.NotOurs, ".", null)]
    [InlineData("com.", RRType.A, NameStanding.NotOurs, "com.", null)]
    public void FindName_OfEachStanding_TellsWhoDecidesAndWhatItHas(
        string name, RRType type, NameStanding standing, string decider, RRType? answer)
    {
        var found = CreateTracer().FindName(WireName.Parse(name), type);
        Assert.Equal(
            (standing, decider, answer), (found.Standing, WireName.Format(found.Decider.Span), found.Answer?.Type));
        Assert.Equal(
            standing == NameStanding.NotOurs ? "" : "example.com.",
            found.Apex.IsEmpty ? "" : WireName.Format(found.Apex.Span));
    }

    [Fact]
    public void FindName_ZoneWithoutData_IsTold()
    {
        var compiler = new AnswerCompiler();
        compiler.AddWithoutData(WireName.Parse("example.net."));
        _responder.Responder.Publish(compiler.Compile());
        var found = CreateTracer().FindName(WireName.Parse("www.example.net."), RRType.A);
        Assert.Equal(
            (NameStanding.WithoutData, "example.net."), (found.Standing, WireName.Format(found.Apex.Span)));
    }

    /// <summary>What is told of the first name fits the responder's answer, for names near and far.</summary>
    [Fact]
    public void FindName_ManyNamesAndTypes_FitsWhatIsAnswered()
    {
        var tracer = CreateTracer();
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var labels = Enumerable.Range(0, random.Next(4)).Select(_ => s_labels[random.Next(s_labels.Length)]);
            var name = string.Concat(labels.Select(label => label + ".")) + "example.com.";
            var type = s_types[random.Next(s_types.Length)];
            var found = tracer.FindName(WireName.Parse(name), type);
            var query = new DnsQuery(WireName.Parse(name), (ushort)type) { PayloadSize = 4096 };
            Assert.True(Fits(found, _responder.Ask(query)), $"{name} {type}: {found}");
        }
    }

    private static bool Fits(TracedName found, DnsMessage message) => found switch
    {
        { Standing: NameStanding.Missing } => message is { Rcode: 3, Answers.Count: 0, IsAuthoritative: true },
        { Standing: NameStanding.Delegated } => message is { Rcode: 0, Answers.Count: 0, IsAuthoritative: false },
        { Standing: NameStanding.Redirected } => message.Answers.Count >= 2,
        { Answer: null } => message is { Rcode: 0, Answers.Count: 0, Authorities.Count: 1 },
        { Answer: { } answer } => message.Answers[0].Type == (ushort)answer.Type,
    };

    private AnswerTracer CreateTracer() => new(_responder.Worker, _responder.Responder.Snapshot!);
}
