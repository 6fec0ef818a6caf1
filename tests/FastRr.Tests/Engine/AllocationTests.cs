using FastRr.Answers;
using FastRr.Engine;
using FastRr.Testing.Dns;
using FastRr.Testing.InProcess;
using Xunit;

namespace FastRr.Tests.Engine;

/// <summary>The hot path allocates nothing, whatever the answer.</summary>
public sealed class AllocationTests
{
    private const int Calls = 100_000;

    private static readonly (ushort, byte[])[] s_allOptions =
        [(3, []), (8, [0, 1, 24, 0, 192, 0, 2]), (10, new byte[8]), (11, []), (12, new byte[5]), (65001, [1])];

    public static TheoryData<string, string> Questions => new()
    {
        { "www.example.com.", "A" },
        { "www.example.com.", "AAAA" },
        { "mail.example.com.", "MX" },
        { "_sip._udp.example.com.", "SRV" },
        { "txt.example.com.", "TXT" },
        { "example.com.", "SOA" },
        { "example.com.", "ANY" },
        { "alias2.example.com.", "A" },
        { "loop1.example.com.", "A" },
        { "chain1.example.com.", "A" },
        { "gone.example.com.", "A" },
        { "below.example.com.", "A" },
        { "x.y.z.sub.example.com.", "A" },
        { "nx.example.com.", "A" },
        { "a.b.c.d.e.f.nx.example.com.", "A" },
        { "www.example.com.", "LOC" },
        { "ent.example.com.", "A" },
        { "any.wild.example.com.", "MX" },
        { "any.cwild.example.com.", "A" },
        { "a.dname.example.com.", "A" },
        { "sub.example.com.", "DS" },
        { "www.example.org.", "A" },
        { "example.com.", "AXFR" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Respond_AnyQuestion_AllocatesNothing(string name, string type)
    {
        foreach (var order in Enum.GetValues<RotationOrder>())
        {
            var responder = TestResponder.Of(order, ExampleZone.Text).Worker;
            AssertNoAllocation(responder, new DnsQuery(name, type).Compose(), Calls / 10);
            AssertNoAllocation(
                responder, new DnsQuery(name, type) { PayloadSize = 1232, Options = s_allOptions }.Compose(), Calls);
        }
        var perWorker = TestResponder.Of(new ResponderOptions { RotatesPerWorker = true }, ExampleZone.Text).Worker;
        AssertNoAllocation(perWorker, new DnsQuery(name, type).Compose(), Calls / 10);
    }

    [Fact]
    public void Respond_WhatIsNotAnswered_AllocatesNothing()
    {
        var worker = TestResponder.Of(new ResponderOptions { Identity = "x" }, ExampleZone.Text).Worker;
        var query = new DnsQuery("www.example.com.", "A") { PayloadSize = 1232 };
        AssertNoAllocation(worker, new byte[5], Calls);
        AssertNoAllocation(worker, new byte[12], Calls);
        AssertNoAllocation(worker, [.. query.Compose(), 0], Calls);
        AssertNoAllocation(worker, (query with { Opcode = 5 }).Compose(), Calls);
        AssertNoAllocation(worker, (query with { EdnsVersion = 1 }).Compose(), Calls);
        AssertNoAllocation(worker, (query with { Options = [(8, [0])] }).Compose(), Calls);
        AssertNoAllocation(worker, (new DnsQuery("id.server.", "TXT") { Class = 3 }).Compose(), Calls);
        var unpublished = new Responder(new ResponderOptions()).CreateWorker();
        AssertNoAllocation(unpublished, query.Compose(), Calls);
    }

    internal static void AssertNoAllocation(ResponderWorker worker, byte[] query, int calls)
    {
        var message = new byte[4096];
        Run(worker, query, message, calls: 1);
        // The runtime may allocate once on this thread while it compiles a method anew; a query that allocates does so
        // in every run.
        var least = long.MaxValue;
        for (var run = 0; run < 3 && least > 0; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Run(worker, query, message, calls);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
    }

    private static void Run(ResponderWorker worker, byte[] query, byte[] message, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            query.CopyTo(message, 0);
            worker.BeginBatch();
            worker.Respond(message, query.Length, Requestor.FromIPv4(0xC0000201));
        }
    }
}
