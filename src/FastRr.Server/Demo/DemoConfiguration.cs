using System.Net;
using FastRr.Server.Configuration;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Demo;

/// <summary>What is served without a configuration: example.com on 127.0.0.1:5300.</summary>
internal static class DemoConfiguration
{
    /// <summary>Stands before the names of the files inside the program.</summary>
    private const string Folder = "Demo/";

    /// <summary>The question section of each command that <see cref="Commands"/> shows.</summary>
    private static readonly string[] Questions =
    [
        "www.example.com A",
        "www.example.com AAAA",
        "example.com MX",
        "_sip._udp.example.com SRV",
        "any.apps.example.com A",
        "child.example.com NS",
        "+subnet=192.0.2.0/24 geo.example.com A",
        "+subnet=198.51.100.0/24 geo.example.com A",
        "+subnet=203.0.113.0/24 geo.example.com A",
        "whoami.example.com TXT",
    ];

    public static LoadedConfiguration Create()
    {
        const string File = Folder + "fastrr.yaml";
        var findings = new FindingCollector();
        using var reader = new StreamReader(Open(File));
        var mapping = YamlFileReader.ReadText(File, reader.ReadToEnd(), findings)!;
        var configuration = ConfigurationLoader.Read(mapping, findings);
        var geo = configuration.Settings.Geo with { Open = Open };
        return configuration with
        {
            Settings = configuration.Settings with { Geo = geo },
            Zones = [.. configuration.Zones.Select(zone => zone with { Open = Open })],
        };
    }

    private static Stream Open(string path) =>
        typeof(DemoConfiguration).Assembly.GetManifestResourceStream(Folder + Path.GetFileName(path))!;

    /// <summary>Commands to paste, that show what there is to see.</summary>
    /// <param name="endPoint">Where the server listens.</param>
    public static IEnumerable<string> Commands(IPEndPoint endPoint)
    {
        var port = endPoint.Port == 53 ? "" : $" -p {endPoint.Port}";
        return Questions.Select(question => $"dig @{endPoint.Address}{port} {question}");
    }
}
