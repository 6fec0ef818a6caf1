using System.Net;
using FastRr.Answers;
using FastRr.Server.Configuration;
using FastRr.Server.Configuration.Yaml;
using FastRr.Zones;

namespace FastRr.Server.Demo;

/// <summary>What is served without a configuration: example.com on 127.0.0.1:5300.</summary>
internal static class DemoConfiguration
{
    private const string File = "example.com.zone";

    private static readonly IPEndPoint EndPoint = new(IPAddress.Loopback, 5300);

    /// <summary>The question section of each command that <see cref="Commands"/> shows.</summary>
    private static readonly string[] Questions =
    [
        "www.example.com A",
        "www.example.com AAAA",
        "example.com MX",
        "_sip._udp.example.com SRV",
        "any.apps.example.com A",
        "child.example.com NS",
    ];

    public static LoadedConfiguration Create()
    {
        var position = new SourcePosition(File, 1, 1);
        _ = ZoneName.Parse("example.com", out var name);
        var zone = new ZoneSource(name, File, RotationOrder.Cyclic, IgnoresSignatures: false, position)
        {
            Open = _ => typeof(DemoConfiguration).Assembly.GetManifestResourceStream($"Demo/{File}")!,
        };
        var settings = new Settings { Server = new ServerSettings { Listen = [EndPoint] } };
        return new LoadedConfiguration(settings, [zone], new YamlMapping(position, []));
    }

    /// <summary>Commands to paste, that show what there is to see.</summary>
    /// <param name="endPoint">Where the server listens.</param>
    public static IEnumerable<string> Commands(IPEndPoint endPoint)
    {
        var port = endPoint.Port == 53 ? "" : $" -p {endPoint.Port}";
        return Questions.Select(question => $"dig @{endPoint.Address}{port} {question}");
    }
}
