using System.Buffers.Binary;
using System.Net;
using FastRr.Answers;
using FastRr.Engine;
using FastRr.Testing.Dns;
using Xunit;

namespace FastRr.Testing.InProcess;

/// <summary>
/// A responder over zones given as text, asked in process; every response is decoded and walked to its end.
/// </summary>
public sealed class TestResponder
{
    private TestResponder(
        Responder responder, RotationOrder order, IEnumerable<string> zones, SteeringPlan? steering = null)
    {
        Responder = responder;
        var compiler = new AnswerCompiler();
        foreach (var zone in zones)
            compiler.Add(TestZone.Parse(zone), order);
        if (steering is not null)
            compiler.Steer(steering);
        responder.Publish(compiler.Compile());
        Worker = responder.CreateWorker();
    }

    public Responder Responder { get; }

    public ResponderWorker Worker { get; }

    public static TestResponder Of(params string[] zones) =>
        new(new Responder(new ResponderOptions()), RotationOrder.Cyclic, zones);

    public static TestResponder Of(RotationOrder order, params string[] zones) =>
        new(new Responder(new ResponderOptions()), order, zones);

    public static TestResponder Of(ResponderOptions options, params string[] zones) =>
        new(new Responder(options), RotationOrder.Cyclic, zones);

    public static TestResponder Of(SteeringPlan steering, params string[] zones) =>
        new(new Responder(new ResponderOptions { Identity = "test" }), RotationOrder.Cyclic, zones, steering);

    /// <summary>Who asks.</summary>
    public IPAddress Source { get; set; } = IPAddress.Parse("192.0.2.1");

    public DnsMessage Ask(string name, string type) => Ask(new DnsQuery(name, type));

    /// <summary>Asks, and checks what holds for every response: ID, opcode, question, size.</summary>
    public DnsMessage Ask(DnsQuery query, bool isStream = false)
    {
        var octets = query.Compose();
        var response = AskRaw(octets, isStream);
        Assert.NotNull(response);
        var message = DnsMessage.Parse(response);
        Assert.True(message.IsResponse);
        Assert.Equal(query.Id, message.Id);
        Assert.Equal(query.RecursionDesired, message.RecursionDesired);
        Assert.Equal(query.CheckingDisabled, message.CheckingDisabled);
        Assert.False(message.RecursionAvailable || message.Reserved || message.AuthenticData);
        if (!isStream)
            Assert.InRange(response.Length, 12, Math.Max(512, query.PayloadSize ?? 512));
        // The question comes back octet for octet, in the case asked.
        if (message.Questions.Count == 1)
            Assert.Equal(query.Name, message.Questions[0].Name);
        return message;
    }

    /// <summary>Asks with any octets.</summary>
    /// <returns>The response, or null where nothing was sent.</returns>
    public byte[]? AskRaw(ReadOnlySpan<byte> query, bool isStream = false)
    {
        var message = new byte[isStream ? ushort.MaxValue : 4096];
        query.CopyTo(message);
        Worker.BeginBatch();
        var length = Worker.Respond(message, query.Length, RequestorOf(Source, isStream));
        return length == 0 ? null : message[..length];
    }

    private static Requestor RequestorOf(IPAddress source, bool isStream)
    {
        var octets = source.MapToIPv6().GetAddressBytes();
        return Requestor.FromIPv6(
            BinaryPrimitives.ReadUInt64BigEndian(octets),
            BinaryPrimitives.ReadUInt64BigEndian(octets.AsSpan(8)),
            isStream);
    }

    /// <summary>RDATA of a section in the order sent.</summary>
    public static IEnumerable<string> DataOf(IEnumerable<DnsRecord> records) =>
        records.Select(record => RDataText.Format(record.Type, record.RData));

    /// <summary>Records of a section as text, sorted.</summary>
    public static string[] SortedOf(IEnumerable<DnsRecord> records) =>
        [.. records.Select(record => record.ToString().ToLowerInvariant()).Order(StringComparer.Ordinal)];

    /// <summary>Octets of a name in wire form.</summary>
    public static byte[] NameOf(string labels) => WireName.Parse(labels);
}
