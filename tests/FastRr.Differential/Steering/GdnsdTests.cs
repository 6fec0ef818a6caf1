using FastRr.Testing;
using FastRr.Testing.Dns;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Differential.Steering;

/// <summary>The same world put to FastRr and to gdnsd, whose scopes are known to be right.</summary>
public sealed class GdnsdTests
{
    private const ushort ClientSubnet = 8;
    private const int ScopeOctet = 3;
    private const int ShownFailures = 20;

    [Theory]
    [InlineData("GeoIP2-City-Test")]
    [InlineData("GeoIP2-Country-Test")]
    [InlineData("synthetic")]
    public void Answers_ToRandomClientSubnets_AgreeWithGdnsd(string name)
    {
        using var folder = new TemporaryFolder();
        var world = name == "synthetic" ? SyntheticDatabase.Write(folder) : MaxMindDatabase.Open(name);
        using var theirs = new GdnsdProcess(SteeringText.Zone, SteeringText.GdnsdZone, SteeringText.Gdnsd(world));
        theirs.Start();
        var zoneFile = folder.Write("geo.example.zone", SteeringText.FastRrZone);
        using var ours = FastRrProcess.Serve(folder.Write("fastrr.yaml", SteeringText.FastRr(world, zoneFile)));
        using var ourSession = new ServerSession(ours);
        using var theirSession = new ServerSession(theirs);
        var naive = new Dictionary<Reading, NaiveSteering>();
        var counts = new Dictionary<Reading, int>();
        var failures = new List<string>();
        var datacenters = new HashSet<int>();
        var subnets = SubnetPlan.Of(world);
        foreach (var subnet in subnets)
        {
            var (our, their) = (Ask(ourSession, subnet), Ask(theirSession, subnet));
            datacenters.Add(their.Datacenter);
            var reading = our == their
                ? Reading.Ours
                : AcceptedReadings.Explain(each => Naive(each).Find(subnet), world.Differences, our, their);
            if (reading is { } found)
                counts[found] = counts.GetValueOrDefault(found) + 1;
            else
                failures.Add($"{subnet}: ours {our}, theirs {their}, naive {Naive(Reading.Ours).Find(subnet)}");
        }
        Report(world, counts, subnets.Count);
        Assert.True(failures.Count == 0,
            $"{failures.Count} of {subnets.Count} differ\n{string.Join('\n', failures.Take(ShownFailures))}");
        Assert.Equal(SteeringWorld.DatacenterCount, datacenters.Count);
        // What is accepted, and never met, is not known to be so.
        Assert.Equal(world.Differences, counts.Keys.Aggregate((all, each) => all | each));

        NaiveSteering Naive(Reading reading)
        {
            if (!naive.TryGetValue(reading, out var found))
                naive.Add(reading, found = new NaiveSteering(world, reading));
            return found;
        }
    }

    /// <summary>The datacenter and the scope; what else the option holds has to be what was asked.</summary>
    private static SteeredAnswer Ask(ServerSession session, Prefix subnet)
    {
        var query = new DnsQuery(SteeringText.Name, "A").From($"{subnet}");
        var response = session.Ask(new PlannedQuery(query, Tcp: false, Ipv6: false));
        Assert.True(response.Rcode == 0 && response.Answers.Count == 1, $"{subnet}: {response}");
        var option = response.Opt?.Option(ClientSubnet);
        Assert.True(option is { Length: > ScopeOctet }, $"{subnet}: {response}");
        var scope = option[ScopeOctet];
        option[ScopeOctet] = 0;
        Assert.Equal(query.Options[^1].Data, option);
        return new SteeredAnswer(response.Answers[0].RData[^1] - 1, scope);
    }

    private static void Report(SteeringWorld world, Dictionary<Reading, int> counts, int total)
    {
        var output = TestContext.Current.TestOutputHelper;
        output?.WriteLine($"{world.Name}: {total} client subnets, {counts.GetValueOrDefault(Reading.Ours)} alike");
        foreach (var (reading, count) in counts.Where(entry => entry.Key != Reading.Ours).OrderBy(entry => entry.Key))
        {
            output?.WriteLine($"{count} differ by {reading}");
            foreach (var (_, reason) in AcceptedReadings.All.Where(accepted => reading.HasFlag(accepted.Reading)))
                output?.WriteLine($"  {reason}");
        }
    }
}
