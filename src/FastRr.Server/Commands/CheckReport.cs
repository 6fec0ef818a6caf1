using System.Text.Json;
using FastRr.Server.Configuration;
using FastRr.Server.Configuration.Yaml;
using FastRr.Zones;

namespace FastRr.Server.Commands;

/// <summary>The findings as one JSON object, for tools.</summary>
internal static class CheckReport
{
    /// <param name="output">Where to.</param>
    /// <param name="findings">All findings.</param>
    /// <param name="configuration">Printed too where it is not null: each value with its path and source.</param>
    public static void WriteJson(TextWriter output, FindingCollector findings, LoadedConfiguration? configuration)
    {
        JsonText.WriteObject(output, json =>
        {
            json.WriteNumber("errors", findings.ErrorCount);
            json.WriteNumber("warnings", findings.WarningCount);
            json.WriteStartArray("findings");
            foreach (var finding in findings.InOrder())
                WriteFinding(json, finding);
            json.WriteEndArray();
            if (configuration is not null)
            {
                json.WriteStartArray("configuration");
                WriteValues(json, "", configuration.Joined);
                json.WriteEndArray();
            }
        });
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        WritePlace(json, finding.Position);
        json.WriteString("severity", finding.Severity == FindingSeverity.Error ? "error" : "warning");
        json.WriteString("text", finding.Text);
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, string path, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                    WriteValues(json, path.Length == 0 ? entry.Key.Text : $"{path}.{entry.Key.Text}", entry.Value);
                break;
            case YamlSequence sequence:
                foreach (var (index, item) in sequence.Items.Index())
                    WriteValues(json, $"{path}[{index}]", item);
                break;
            case YamlScalar scalar:
                json.WriteStartObject();
                json.WriteString("key", path);
                json.WriteString("value", scalar.Text);
                WritePlace(json, scalar.Position);
                json.WriteEndObject();
                break;
        }
    }

    private static void WritePlace(Utf8JsonWriter json, SourcePosition place)
    {
        json.WriteString("file", place.File);
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
    }
}
