using FastRr.Testing.Dns;
using FastRr.Testing.Tools;

namespace FastRr.Testing.Processes;

/// <summary>Knot DNS serving one zone.</summary>
/// <param name="zone">Its name.</param>
/// <param name="zoneFile">Its master file.</param>
public sealed class KnotProcess(string zone, string zoneFile) : ServerProcess
{
    private readonly string _program = Tool.Knotd.Require();
    private readonly string _folder = Directory.CreateTempSubdirectory("fastrr-knot-").FullName;

    protected override DnsQuery ReadyQuery => new(zone, "SOA");

    protected override CapturedProcess Launch(int port)
    {
        var listen = Ipv6.IsAvailable ? $"[ 127.0.0.1@{port}, ::1@{port} ]" : $"127.0.0.1@{port}";
        var configuration = Path.Combine(_folder, "knot.conf");
        File.WriteAllText(configuration, $"""
            server:
                rundir: "{_folder}"
                listen: {listen}
                udp-workers: 1
                tcp-workers: 1
                background-workers: 1
            log:
              - target: stderr
                any: info
            database:
                storage: "{_folder}"
            zone:
              - domain: {zone}
                storage: "{_folder}"
                file: "{zoneFile}"
                zonefile-load: whole
                zonefile-sync: -1
                journal-content: none

            """);
        return new CapturedProcess(_program, ["-c", configuration]);
    }

    protected override bool IsReady(DnsMessage response) => response.IsAuthoritative;

    protected override void Cleanup() => Directory.Delete(_folder, recursive: true);
}
