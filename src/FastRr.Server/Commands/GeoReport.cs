using FastRr.Geo.Regions;

namespace FastRr.Server.Commands;

/// <summary>Prints regions of addresses.</summary>
internal static class GeoReport
{
    public static void WriteText(TextWriter output, IEnumerable<GeoFinding> findings, bool honoursClientSubnet)
    {
        TextTable.Write(output,
        [
            ["address", "region", "rule", "prefix", "scope"],
            .. findings.Select(finding => new[]
            {
                finding.Target.Text, finding.Region, finding.Match.Text, finding.Prefix, $"/{finding.ScopeLength}",
            }),
        ]);
        if (!honoursClientSubnet)
        {
            output.WriteLine("'client-subnet: false': the address that asks decides, whatever subnet it sends; "
                + "a subnet stands for its\nfirst address here.");
        }
    }

    public static void WriteJson(TextWriter output, IEnumerable<GeoFinding> findings, bool honoursClientSubnet) =>
        JsonText.WriteObject(output, json =>
        {
            json.WriteBoolean("client-subnet", honoursClientSubnet);
            json.WriteStartArray("addresses");
            foreach (var finding in findings)
            {
                json.WriteStartObject();
                json.WriteString("address", finding.Target.Text);
                json.WriteString("region", finding.Region);
                json.WriteString("by", KindOf(finding.Match));
                json.WriteString("rule", finding.Match.Text);
                json.WriteString("prefix", finding.Prefix);
                json.WriteNumber("scope", finding.ScopeLength);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    /// <summary>The kind of the rule, or what decided where none did.</summary>
    internal static string KindOf(RuleMatch match) => match.Rule?.Subject.Kind switch
    {
        RuleKind.Network => "network",
        RuleKind.AutonomousSystem => "asn",
        RuleKind.City => "city",
        RuleKind.Subdivision => "subdivision",
        RuleKind.Country => "country",
        RuleKind.Continent => "continent",
        _ => match.Text,
    };
}
