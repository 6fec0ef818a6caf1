using System.Globalization;
using System.Text;
using System.Text.Json;
using FastRr.Geo.Databases;

namespace FastRr.Tests.Geo.Databases;

/// <summary>Whole values as text to compare: as JSON, and as mmdblookup prints them.</summary>
internal static class MmdbText
{
    /// <summary>The value as JSON, keys in ordinal order.</summary>
    public static string Json(MmdbValue value) => value.Type switch
    {
        FieldType.Map => "{" + string.Join(',', value.Pairs().OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{JsonSerializer.Serialize(pair.Key)}:{Json(pair.Value)}")) + "}",
        FieldType.Array => "[" + string.Join(',', value.Elements().Select(Json)) + "]",
        FieldType.Text => JsonSerializer.Serialize(value.Text),
        FieldType.Boolean => value.Boolean == true ? "true" : "false",
        FieldType.Octets => $"\"{Convert.ToHexString(value.Octets)}\"",
        FieldType.Float => ((float)value.Number!.Value).ToString("R", CultureInfo.InvariantCulture),
        FieldType.Double => value.Number!.Value.ToString("R", CultureInfo.InvariantCulture),
        FieldType.Int32 => value.Signed!.Value.ToString(),
        _ => value.Unsigned!.Value.ToString(),
    };

    /// <summary>JSON in the same form.</summary>
    public static string Json(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject()
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => $"{JsonSerializer.Serialize(pair.Name)}:{Json(pair.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Json)) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(value.GetString()),
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    /// <summary>As mmdblookup prints it, with one space between words.</summary>
    public static string Dump(MmdbValue value)
    {
        var text = new StringBuilder();
        Dump(value, text);
        return text.ToString().TrimEnd();
    }

    private static void Dump(MmdbValue value, StringBuilder text)
    {
        switch (value.Type)
        {
            case FieldType.Map:
                text.Append("{ ");
                foreach (var (key, inner) in value.Pairs())
                {
                    text.Append($"\"{key}\": ");
                    Dump(inner, text);
                }
                text.Append("} ");
                break;
            case FieldType.Array:
                text.Append("[ ");
                foreach (var inner in value.Elements())
                    Dump(inner, text);
                text.Append("] ");
                break;
            default:
                text.Append(Scalar(value)).Append(' ');
                break;
        }
    }

    private static string Scalar(MmdbValue value) => value.Type switch
    {
        FieldType.Text => $"\"{value.Text}\" <utf8_string>",
        FieldType.Octets => $"{Convert.ToHexString(value.Octets)} <bytes>",
        FieldType.Double => $"{Decimal(value)} <double>",
        FieldType.Float => $"{Decimal(value)} <float>",
        FieldType.UInt16 => $"{value.Unsigned} <uint16>",
        FieldType.UInt32 => $"{value.Unsigned} <uint32>",
        FieldType.UInt64 => $"{value.Unsigned} <uint64>",
        FieldType.UInt128 => $"0x{value.Unsigned:X32} <uint128>",
        FieldType.Int32 => $"{value.Signed} <int32>",
        FieldType.Boolean => $"{(value.Boolean == true ? "true" : "false")} <boolean>",
        _ => throw new InvalidOperationException($"{value.Type} is no scalar"),
    };

    // printf's %f.
    private static string Decimal(MmdbValue value) => double.IsPositiveInfinity(value.Number!.Value)
        ? "inf"
        : value.Number.Value.ToString("F6", CultureInfo.InvariantCulture);
}
