using System.Globalization;
using System.Text.Json;
using FastRr.Geo.Regions;
using FastRr.Server.Hosting;

namespace FastRr.Server.Commands;

/// <summary>Prints what a database update would move.</summary>
internal static class GeoDiffReport
{
    public static void WriteText(TextWriter output, RegionSet set, GeoComparison comparison)
    {
        TextTable.Write(output,
        [
            ["old", comparison.Old.Path, comparison.Old.Type, Day(comparison.Old)],
            ["new", comparison.New.Path, comparison.New.Type, Day(comparison.New)],
        ]);
        WriteShift(output, set, comparison.IPv4, "IPv4", "addresses");
        WriteShift(output, set, comparison.IPv6, "IPv6", "networks");
    }

    public static void WriteJson(TextWriter output, RegionSet set, GeoComparison comparison) =>
        JsonText.WriteObject(output, json =>
        {
            WriteDatabase(json, "old", comparison.Old);
            WriteDatabase(json, "new", comparison.New);
            WriteShift(json, set, comparison.IPv4, "ipv4", "addresses");
            WriteShift(json, set, comparison.IPv6, "ipv6", "networks");
        });

    private static void WriteShift(TextWriter output, RegionSet set, RegionShift shift, string family, string unit)
    {
        output.WriteLine();
        output.WriteLine($"{family}: {Percent(shift.Share)} of {Number(shift.Total)} {unit} move");
        if (shift.Moves.Count == 0)
            return;
        TextTable.Write(output, [.. shift.Moves.Select(move => new[]
        {
            $"  {set.Regions[move.From].Name} -> {set.Regions[move.To].Name}",
            Number(move.Count),
            Percent((double)move.Count / shift.Total),
        })]);
    }

    private static void WriteDatabase(Utf8JsonWriter json, string name, LoadedDatabase database)
    {
        json.WriteStartObject(name);
        json.WriteString("path", database.Path);
        json.WriteString("type", database.Type);
        json.WriteString("built", database.BuildTime);
        json.WriteEndObject();
    }

    private static void WriteShift(Utf8JsonWriter json, RegionSet set, RegionShift shift, string name, string unit)
    {
        json.WriteStartObject(name);
        json.WriteNumber(unit, shift.Total);
        json.WriteNumber("moved", shift.Moved);
        json.WriteNumber("share", shift.Share);
        json.WriteStartArray("moves");
        foreach (var move in shift.Moves)
        {
            json.WriteStartObject();
            json.WriteString("from", set.Regions[move.From].Name);
            json.WriteString("to", set.Regions[move.To].Name);
            json.WriteNumber(unit, move.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Day(LoadedDatabase database) =>
        database.BuildTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A share that is not 0 is never printed as 0.</summary>
    private static string Percent(double share) => share switch
    {
        0 => "0 %",
        < 0.0001 => "< 0.01 %",
        _ => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %",
    };
}
