using FastRr.Answers;
using FastRr.Engine;
using FastRr.Engine.Counters;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Engine;

public sealed class ResponderWorkerTests
{
    private static readonly DnsQuery s_query = new("www.example.com.", "A") { PayloadSize = 1232 };

    [Fact]
    public void Respond_BeforeTheFirstSnapshot_ServFailNotReady()
    {
        var message = Ask(new Responder(new ResponderOptions()), s_query);
        Assert.Equal(2, message.Rcode);
        Assert.Equal(14, message.ExtendedError);
        Assert.Single(message.Questions);
    }

    [Theory]
    [InlineData("example.com.")]
    [InlineData("www.example.com.")]
    [InlineData("a.b.c.example.com.")]
    public void Respond_ZoneWithoutData_ServFailInvalidData(string name)
    {
        var responder = new Responder(new ResponderOptions());
        var compiler = new AnswerCompiler();
        compiler.AddWithoutData(WireName.Parse("example.com."));
        responder.Publish(compiler.Compile());
        var message = Ask(responder, new DnsQuery(name, "A") { PayloadSize = 1232 });
        Assert.Equal("qr", message.Flags);
        Assert.Equal(2, message.Rcode);
        Assert.Equal(24, message.ExtendedError);
    }

    [Fact]
    public void Respond_AfterAPublish_NextBatchSeesTheNewZone()
    {
        var responder = TestResponder.Of(ExampleZone.Text);
        responder.Ask(s_query);
        var compiler = new AnswerCompiler();
        compiler.Add(
            TestZone.Parse(
                "$ORIGIN example.com.\n$TTL 9\n@ SOA a b 1 2 3 4 5\n@ NS a\na A 192.0.2.1\nwww A 192.0.2.200\n"),
            RotationOrder.Cyclic);
        responder.Responder.Publish(compiler.Compile());
        Assert.Equal(["192.0.2.200"], TestResponder.DataOf(responder.Ask(s_query).Answers));
    }

    [Fact]
    public void Respond_RootZone_ServesTheRootAndWhatIsBelow()
    {
        var responder = TestResponder.Of("""
            $ORIGIN .
            $TTL 60
            @ SOA a.root. b.root. 1 2 3 4 5
            @ NS a.root.
            @ NS b.root.
            @ A 192.0.2.7
            @ A 192.0.2.8
            a.root. A 192.0.2.1
            b.root. A 192.0.2.2
            com. NS ns.com.
            ns.com. A 192.0.2.3
            old. DNAME new.
            x.new. TXT "moved"
            """);
        Assert.Equal(["a.root.", "b.root."], TestResponder.DataOf(responder.Ask(".", "NS").Answers));
        Assert.Equal(["192.0.2.7", "192.0.2.8"], TestResponder.DataOf(responder.Ask(".", "A").Answers));
        Assert.Equal(["192.0.2.8", "192.0.2.7"], TestResponder.DataOf(responder.Ask(".", "A").Answers));
        Assert.Equal(3, responder.Ask("nx.", "A").Rcode);
        Assert.Equal(". 5 IN SOA", responder.Ask("nx.", "A").Authorities[0].ToString()[..10]);
        Assert.Equal(
            ["new.", "x.new.", "\"moved\""], TestResponder.DataOf(responder.Ask("x.old.", "TXT").Answers));
        Assert.Equal(["ns.com."], TestResponder.DataOf(responder.Ask("www.example.com.", "A").Authorities));
    }

    [Fact]
    public void Respond_0x20_QuestionAndOwnerKeepTheCaseAsked()
    {
        var name = WireName.Parse("wWw.ExAmPlE.cOm.");
        var message = TestResponder.Of(ExampleZone.Text).Ask(new DnsQuery(name, 1));
        Assert.Equal(name, message.Questions[0].Name);
        Assert.All(message.Answers, record => Assert.Equal(name, record.Owner));
    }

    [Fact]
    public void Respond_LongNames_AreToldApartBeyondTheNode()
    {
        // Names of more than 32 octets that differ in their first and in their 33rd octet.
        var tail = "aaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbb";
        var responder = TestResponder.Of(
            "$ORIGIN example.com.\n$TTL 9\n@ SOA a b 1 2 3 4 5\n@ NS a\na A 192.0.2.1\n"
            + $"x.{tail} A 192.0.2.2\ny.{tail} A 192.0.2.3\n");
        Assert.Equal(["192.0.2.2"], TestResponder.DataOf(responder.Ask($"x.{tail}.example.com.", "A").Answers));
        Assert.Equal(["192.0.2.3"], TestResponder.DataOf(responder.Ask($"Y.{tail}.example.com.", "A").Answers));
        Assert.Equal(3, responder.Ask($"z.{tail}.example.com.", "A").Rcode);
        Assert.Equal(0, responder.Ask($"{tail}.example.com.", "A").Rcode);
    }

    [Fact]
    public void RespondToFailure_AQuery_ServFailHeaderOnlyAndCounted()
    {
        var worker = TestResponder.Of(ExampleZone.Text).Worker;
        var message = (s_query with { RecursionDesired = true }).Compose();
        var length = worker.RespondToFailure(
            message, message.Length, Requestor.FromIPv4(1), new InvalidOperationException("made to fail"));
        var response = DnsMessage.Parse(message[..length]);
        Assert.Equal(s_query.Id, response.Id);
        Assert.Equal("qr rd", response.Flags);
        Assert.Equal(2, response.Rcode);
        Assert.Equal(12, length);
        Assert.Equal(1, worker.Counters[ResponseOutcome.ServFail]);
        Assert.Equal(0, worker.RespondToFailure(message, 11, Requestor.FromIPv4(1), new InvalidOperationException()));
    }

    private static DnsMessage Ask(Responder responder, DnsQuery query)
    {
        var worker = responder.CreateWorker();
        var message = new byte[1232];
        var octets = query.Compose();
        octets.CopyTo(message, 0);
        worker.BeginBatch();
        return DnsMessage.Parse(message[..worker.Respond(message, octets.Length, Requestor.FromIPv4(1))]);
    }
}
