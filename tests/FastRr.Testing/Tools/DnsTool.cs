using System.Net;
using System.Net.Sockets;
using FastRr.Testing.Dns;

namespace FastRr.Testing.Tools;

/// <summary>
/// Puts a query through dig, kdig or drill. None of them asks again over TCP where an answer is truncated.
/// </summary>
public static class DnsTool
{
    private const string Seconds = "10";

    /// <exception cref="InvalidOperationException">The tool got no answer, or one it would not take.</exception>
    public static ToolAnswer Ask(Tool tool, IPEndPoint server, DnsQuery query, bool tcp = false)
    {
        var result = Command.Run(tool.Require(), ArgumentsOf(tool, server, query, tcp));
        return result.ExitCode == 0
            ? ToolAnswer.Parse(result.Output)
            : throw new InvalidOperationException($"{tool.Name} {query}: {result}");
    }

    /// <summary>Whether dig's command line can say the query, and dig shows what comes back as a message.</summary>
    public static bool DigCanAsk(DnsQuery query) =>
        query.Type is not (251 or 252)
        && query.PayloadSize is null or >= 512
        && query.Options.All(option => option.Data.Length == 0 || option.Code is 8 or > 20);

    private static string[] ArgumentsOf(Tool tool, IPEndPoint server, DnsQuery query, bool tcp)
    {
        var name = WireName.Format(query.Name);
        var type = TypeName.Format(query.Type);
        var rrClass = TypeName.FormatClass(query.Class);
        var port = server.Port.ToString();
        if (tool == Tool.Drill)
        {
            return
            [
                server.AddressFamily == AddressFamily.InterNetworkV6 ? "-6" : "-4", tcp ? "-t" : "-u", "-p", port,
                .. query.PayloadSize is { } size ? new[] { "-b", size.ToString() } : [],
                .. query.DnssecOk ? new[] { "-D" } : [],
                .. query.RecursionDesired ? [] : new[] { "-o", "rd" },
                .. query.CheckingDisabled ? new[] { "-o", "CD" } : [],
                name, $"@{server.Address}", type, rrClass,
            ];
        }
        string[] own = tool == Tool.Dig
            ? ["+noidnin", "+noidnout", "+nocookie", "+noednsnegotiation", "+noadflag", "+tries=3", "+nosplit",
                $"+opcode={query.Opcode}",
                .. query.PayloadSize is null ? Array.Empty<string>() : [$"+edns={query.EdnsVersion}"],
                .. query.Options.Select(option => $"+ednsopt={option.Code}:{Convert.ToHexStringLower(option.Data)}")]
            : ["+noidn", "+retry=2"];
        return
        [
            $"@{server.Address}", "-p", port, "-q", name, "-t", type, "-c", rrClass, .. own,
            query.RecursionDesired ? "+recurse" : "+norecurse", query.CheckingDisabled ? "+cdflag" : "+nocdflag",
            query.PayloadSize is { } payload ? $"+bufsize={payload}" : "+noedns",
            query.DnssecOk ? "+dnssec" : "+nodnssec", tcp ? "+tcp" : "+notcp", "+ignore", $"+time={Seconds}",
        ];
    }
}
