using System.Text;
using FastRr.Engine;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Engine;

/// <summary>What <see cref="ResponderWorker.Touch"/> brings near changes no response, whatever the octets.</summary>
public sealed class TouchTests
{
    // More than the prefetch prepares at once.
    private const int Batch = 100;
    private const int Batches = 60;
    private const int FillerNames = 10_000;

    private static readonly string[] s_names =
    [
        "www.example.com.", "WWW.Example.COM.", "mail.example.com.", "alias2.example.com.", "any.wild.example.com.",
        "a.b.c.d.nx.example.com.", "x.sub.example.com.", "sub.example.com.", "a.dname.example.com.", "example.com.",
        "filler77.example.com.", "filler9999.example.com.", "filler10000.example.com.", "example.org.", ".", "com.",
    ];

    private static readonly string[] s_types = ["A", "AAAA", "MX", "DS", "ANY", "SOA", "TXT"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Touch_BatchOfAnything_ChangesNoResponse(bool rotatesPerWorker)
    {
        var options = new ResponderOptions { RotatesPerWorker = rotatesPerWorker };
        var zone = ExampleZone.Text + Filler();
        var (touched, plain) = (TestResponder.Of(options, zone), TestResponder.Of(options, zone));
        var random = new Random(1846);
        for (var round = 0; round < Batches; round++)
        {
            var queries = Enumerable.Range(0, Batch).Select(_ => Compose(random)).ToArray();
            touched.Worker.BeginBatch();
            foreach (var query in queries)
                touched.Worker.Touch(query);
            plain.Worker.BeginBatch();
            foreach (var query in queries)
                Assert.Equal(Respond(plain.Worker, query), Respond(touched.Worker, query));
        }
        var counters = touched.Responder.ReadCounters();
        Assert.Equal(Batch * Batches, counters.Queries);
    }

    [Fact]
    public void Touch_BatchThatIsNotAnswered_LeavesNothingForTheNext()
    {
        var responder = TestResponder.Of(ExampleZone.Text + Filler());
        responder.Worker.BeginBatch();
        responder.Worker.Touch(new DnsQuery("www.example.com.", "A").Compose());
        Assert.Equal(0, responder.Ask("filler5.example.com.", "A").Rcode);
    }

    [Fact]
    public void Touch_BeforeTheFirstSnapshot_DoesNothing()
    {
        var responder = new Responder(new ResponderOptions());
        var worker = responder.CreateWorker();
        var query = new DnsQuery("www.example.com.", "A").Compose();
        worker.BeginBatch();
        worker.Touch(query);
        var response = DnsMessage.Parse(Respond(worker, query));
        Assert.Equal(2, response.Rcode);
    }

    private static string Filler()
    {
        var text = new StringBuilder("\n");
        for (var i = 0; i < FillerNames; i++)
            text.Append($"filler{i} A 10.0.{i >> 8}.{i & 255}\nfiller{i} A 10.1.{i >> 8}.{i & 255}\n");
        return text.ToString();
    }

    /// <summary>A query, at times cut short, or with octets that are not what they should be.</summary>
    private static byte[] Compose(Random random)
    {
        var query = new DnsQuery(s_names[random.Next(s_names.Length)], s_types[random.Next(s_types.Length)])
        {
            Id = 7,
            PayloadSize = random.Next(2) == 0 ? 1232 : null,
        };
        var octets = query.Compose();
        switch (random.Next(4))
        {
            case 0:
                return octets[..random.Next(octets.Length)];
            case 1:
                octets[random.Next(octets.Length)] = (byte)random.Next(256);
                break;
        }
        return octets;
    }

    private static byte[] Respond(ResponderWorker worker, byte[] query)
    {
        var message = new byte[4096];
        query.CopyTo(message, 0);
        return message[..worker.Respond(message, query.Length, Requestor.FromIPv4(0xC0000201))];
    }
}
