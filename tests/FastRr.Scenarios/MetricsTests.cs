using System.Globalization;
using System.Net;
using FastRr.Testing;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>What <c>server.metrics</c> opens: numbers that are read while the server answers.</summary>
public sealed class MetricsTests
{
    private const string Allocated = "fastrr_worker_allocated_bytes_total";
    private const int Queries = 10_000;
    private const int MostRounds = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mmsg")]
    [InlineData("uring")]
    [InlineData("sockets")]
    public async Task Metrics_AfterQueries_CountThemAndNoAllocation(string io)
    {
        using var folder = new TemporaryFolder();
        using var http = CreateClient(out var address);
        using var server = Serve(folder, address, $", io: {io}");
        server.RequireIo(io);
        var (before, after) = (await ReadAsync(http), await ReadAsync(http));
        // The runtime takes some octets when it compiles a loop better; a query that took one would show in each round.
        for (var round = 0; round == 0 || (round < MostRounds && Difference(Allocated) != 0); round++)
        {
            before = after;
            Ask(server, Queries);
            after = await ReadAsync(http);
        }
        Assert.Equal(Queries, Difference("fastrr_queries_total{transport=\"udp\",family=\"ipv4\"}"));
        Assert.Equal(Queries, Difference("fastrr_responses_total{outcome=\"answer\"}"));
        Assert.Equal(Sum("fastrr_queries_total"), Sum("fastrr_responses_total"));
        Assert.Equal(0, Difference(Allocated));
        Assert.All(
            ["0", "1", "2"],
            generation => Assert.Equal(0, Difference($"fastrr_gc_collections_total{{generation=\"{generation}\"}}")));
        Assert.Equal(1, after["fastrr_ready"]);
        Assert.Contains("fastrr_build_info{version=\"0.1.0\",identity=\"a\\\\b\\\"c\"}", after.Keys);

        long Difference(string name) => after[name] - before[name];
        long Sum(string family) => after
            .Where(sample => sample.Key.StartsWith(family + "{", StringComparison.Ordinal))
            .Sum(sample => sample.Value);
    }

    [Fact]
    public async Task Metrics_OfAPool_CountRegionsAndFirstMembers()
    {
        using var folder = new TemporaryFolder();
        using var http = CreateClient(out var address);
        var database = Repository.PathOf("geo/demo.mmdb");
        using var server = FastRrProcess.Serve(SmallZone.Write(folder, $$"""
            server: { metrics: "{{address}}" }
            {{SmallZone.Entry}}
            geo:
              databases: [{{database}}]
              regions: { eu: { match: [EU] }, na: { match: [NA] } }
            pools:
              web:
                names: [web.example.com]
                regions: { eu: [192.0.2.1, { name: second, address: 192.0.2.2 }], na: [198.51.100.1] }
            """));
        using (var client = new UdpDnsClient(server.Address))
        {
            for (var i = 0; i < 5; i++)
                client.Ask(new DnsQuery("web.example.com", "A").From(i < 3 ? "192.0.2.0/24" : "198.51.100.0/24"));
        }
        var samples = await ReadAsync(http);
        Assert.Equal(2, samples[Answers("eu", "192.0.2.1")]);
        Assert.Equal(1, samples[Answers("eu", "second")]);
        Assert.Equal(2, samples[Answers("na", "198.51.100.1")]);
        Assert.Equal(3, samples["fastrr_region_queries_total{region=\"eu\"}"]);
        Assert.Equal(2, samples["fastrr_region_queries_total{region=\"na\"}"]);
        Assert.InRange(
            samples[$"fastrr_geo_database_build_timestamp_seconds{{database=\"{database}\"}}"],
            1_500_000_000, long.MaxValue);

        static string Answers(string region, string member) =>
            $"fastrr_answers_total{{pool=\"web\",region=\"{region}\",member=\"{member}\"}}";
    }

    [Fact]
    public async Task Pages_OfAnyKind_SayWhatTheyAre()
    {
        using var folder = new TemporaryFolder();
        using var http = CreateClient(out var address);
        using var server = Serve(folder, address);
        Assert.Equal("ready\n", await (await GetAsync(http, "readyz")).Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("ok\n", await http.GetStringAsync(new Uri("healthz", UriKind.Relative), Cancellation));
        var missing = await GetAsync(http, "else");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("/metrics", await missing.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var post = await http.PostAsync(new Uri("metrics", UriKind.Relative), content: null, Cancellation);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        Assert.Equal(["GET", "HEAD"], post.Content.Headers.Allow);
        using var head = new HttpRequestMessage(HttpMethod.Head, "metrics");
        var headers = await http.SendAsync(head, Cancellation);
        Assert.NotEqual(0, headers.Content.Headers.ContentLength);
        Assert.Equal("text/plain", headers.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, server.Stop());
    }

    [Fact]
    public void Serve_MetricsAddressInUse_SaysWhichAndExits1()
    {
        using var folder = new TemporaryFolder();
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var configuration = SmallZone.Write(
            folder, $"server: {{ metrics: \"{taken.LocalEndpoint}\" }}\n{SmallZone.Entry}");
        var result = FastRrProcess.Run(
            "serve", "--config", configuration, "--listen", $"127.0.0.1:{LoopbackPort.Next()}");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"fastrr: metrics {taken.LocalEndpoint}: ", result.Error, StringComparison.Ordinal);
    }

    private static HttpClient CreateClient(out string address)
    {
        address = $"127.0.0.1:{LoopbackPort.Next()}";
        return new HttpClient { BaseAddress = new Uri($"http://{address}/") };
    }

    private static FastRrProcess Serve(TemporaryFolder folder, string address, string more = "") =>
        FastRrProcess.Serve(SmallZone.Write(
            folder, $"server: {{ metrics: \"{address}\", identity: 'a\\b\"c'{more} }}\n{SmallZone.Entry}"));

    private static void Ask(FastRrProcess server, int count)
    {
        var query = new DnsQuery("www.example.com", "A").Compose();
        using var client = new UdpDnsClient(server.Address);
        for (var i = 0; i < count; i++)
        {
            client.Send(query);
            Assert.NotNull(client.Receive(5000));
        }
    }

    /// <summary>The samples by their names and labels.</summary>
    private static async Task<Dictionary<string, long>> ReadAsync(HttpClient http)
    {
        var response = await GetAsync(http, "metrics");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Where(line => !line.StartsWith('#')).ToDictionary(
            line => line[..line.LastIndexOf(' ')],
            line => long.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary>The page listens a moment after DNS does: asked again until it is there.</summary>
    private static async Task<HttpResponseMessage> GetAsync(HttpClient http, string path)
    {
        for (var end = DateTime.UtcNow + Patience; ;)
        {
            try
            {
                return await http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
            }
            catch (HttpRequestException) when (DateTime.UtcNow < end)
            {
                await Task.Yield();
            }
        }
    }
}
