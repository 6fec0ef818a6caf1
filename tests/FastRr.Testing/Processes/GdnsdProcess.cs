using FastRr.Testing.Dns;
using FastRr.Testing.Tools;

namespace FastRr.Testing.Processes;

/// <summary>gdnsd serving one zone.</summary>
/// <param name="zone">Its name.</param>
/// <param name="zoneText">Its master file: gdnsd's own types stand in it.</param>
/// <param name="plugins">What its configuration has in <c>plugins</c>.</param>
public sealed class GdnsdProcess(string zone, string zoneText, string plugins) : ServerProcess
{
    private readonly string _program = Tool.Gdnsd.Require();
    private readonly string _folder = Directory.CreateTempSubdirectory("fastrr-gdnsd-").FullName;

    protected override DnsQuery ReadyQuery => new(zone, "SOA");

    protected override CapturedProcess Launch(int port)
    {
        var listen6 = Ipv6.IsAvailable ? $"\"[::1]:{port}\"" : "";
        foreach (var folder in (string[])["zones", "run", "state"])
            Directory.CreateDirectory(Path.Combine(_folder, folder));
        File.WriteAllText(Path.Combine(_folder, "zones", zone), zoneText);
        File.WriteAllText(Path.Combine(_folder, "config"), $$"""
            options => {
              listen => [ 127.0.0.1:{{port}} {{listen6}} ]
              run_dir => "{{_folder}}/run"
              state_dir => "{{_folder}}/state"
              udp_threads => 1
              tcp_threads => 1
            }
            plugins => { {{plugins}} }

            """);
        return new CapturedProcess(_program, ["-c", _folder, "start"]);
    }

    protected override bool IsReady(DnsMessage response) => response.IsAuthoritative;

    protected override void Cleanup() => Directory.Delete(_folder, recursive: true);
}
