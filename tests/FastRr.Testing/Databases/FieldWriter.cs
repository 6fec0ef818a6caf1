using System.Buffers.Binary;
using System.Text;

namespace FastRr.Testing.Databases;

/// <summary>Writes values as fields of a MaxMind DB, without pointers.</summary>
public static class FieldWriter
{
    /// <param name="value">A text, octets, a boolean, a number, a list of values, or a dictionary of texts to values.
    /// The type in C# decides the type of the field.</param>
    public static byte[] Write(object value)
    {
        var octets = new List<byte>();
        Write(value, octets);
        return [.. octets];
    }

    /// <summary>The control octets of a field.</summary>
    public static void WriteControl(int type, int size, List<byte> octets)
    {
        var (bits, more) = size switch
        {
            < 29 => (size, 0),
            < 285 => (29, 1),
            < 65_821 => (30, 2),
            _ => (31, 3),
        };
        octets.Add((byte)(type > 7 ? bits : (type << 5) | bits));
        if (type > 7)
            octets.Add((byte)(type - 7));
        var rest = more switch { 1 => size - 29, 2 => size - 285, _ => size - 65_821 };
        for (var i = more - 1; i >= 0; i--)
            octets.Add((byte)(rest >> (8 * i)));
    }

    private static void Write(object value, List<byte> octets)
    {
        switch (value)
        {
            case string text:
                WritePayload(2, Encoding.UTF8.GetBytes(text), octets);
                break;
            case double number:
                var eight = new byte[8];
                BinaryPrimitives.WriteDoubleBigEndian(eight, number);
                WritePayload(3, eight, octets);
                break;
            case byte[] payload:
                WritePayload(4, payload, octets);
                break;
            case ushort number:
                WriteNumber(5, number, octets);
                break;
            case uint number:
                WriteNumber(6, number, octets);
                break;
            case IReadOnlyDictionary<string, object> map:
                WriteControl(7, map.Count, octets);
                foreach (var (key, inner) in map)
                {
                    Write(key, octets);
                    Write(inner, octets);
                }
                break;
            case int number:
                WriteNumber(8, (uint)number, octets);
                break;
            case ulong number:
                WriteNumber(9, number, octets);
                break;
            case UInt128 number:
                WriteNumber(10, number, octets);
                break;
            case IReadOnlyList<object> list:
                WriteControl(11, list.Count, octets);
                foreach (var inner in list)
                    Write(inner, octets);
                break;
            case bool boolean:
                WriteControl(14, boolean ? 1 : 0, octets);
                break;
            case float number:
                var four = new byte[4];
                BinaryPrimitives.WriteSingleBigEndian(four, number);
                WritePayload(15, four, octets);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} has no type in the format", nameof(value));
        }
    }

    /// <summary>In as few octets as the number takes.</summary>
    private static void WriteNumber(int type, UInt128 number, List<byte> octets)
    {
        var sixteen = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(sixteen, number);
        WritePayload(type, [.. sixteen.SkipWhile(octet => octet == 0)], octets);
    }

    private static void WritePayload(int type, byte[] payload, List<byte> octets)
    {
        WriteControl(type, payload.Length, octets);
        octets.AddRange(payload);
    }
}
