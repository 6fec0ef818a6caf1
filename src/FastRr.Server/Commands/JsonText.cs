using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FastRr.Server.Commands;

/// <summary>JSON as commands print it: indented, names and addresses readable.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one object and the end of the line.</summary>
    public static void WriteObject(TextWriter output, Action<Utf8JsonWriter> writeProperties) =>
        Write(output, json =>
        {
            json.WriteStartObject();
            writeProperties(json);
            json.WriteEndObject();
        });

    /// <summary>Writes one value, of any kind, and the end of the line.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
