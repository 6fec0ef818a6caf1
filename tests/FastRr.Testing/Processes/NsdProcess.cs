using FastRr.Testing.Dns;
using FastRr.Testing.Tools;

namespace FastRr.Testing.Processes;

/// <summary>NSD serving one zone.</summary>
/// <param name="zone">Its name.</param>
/// <param name="zoneFile">Its master file.</param>
public sealed class NsdProcess(string zone, string zoneFile) : ServerProcess
{
    private readonly string _program = Tool.Nsd.Require();
    private readonly string _folder = Directory.CreateTempSubdirectory("fastrr-nsd-").FullName;

    protected override DnsQuery ReadyQuery => new(zone, "SOA");

    protected override CapturedProcess Launch(int port)
    {
        var listen6 = Ipv6.IsAvailable ? $"ip-address: ::1@{port}" : "";
        var configuration = Path.Combine(_folder, "nsd.conf");
        File.WriteAllText(configuration, $"""
            server:
              ip-address: 127.0.0.1@{port}
              {listen6}
              server-count: 1
              database: ""
              zonesdir: "{_folder}"
              username: ""
              chroot: ""
              logfile: ""
              pidfile: "{_folder}/nsd.pid"
              xfrdfile: "{_folder}/xfrd.state"
              zonelistfile: "{_folder}/zone.list"
              rrl-ratelimit: 0
              rrl-whitelist-ratelimit: 0
            remote-control:
              control-enable: no
            zone:
              name: {zone}
              zonefile: "{zoneFile}"

            """);
        return new CapturedProcess(_program, ["-d", "-c", configuration]);
    }

    protected override bool IsReady(DnsMessage response) => response.IsAuthoritative;

    protected override void Cleanup() => Directory.Delete(_folder, recursive: true);
}
