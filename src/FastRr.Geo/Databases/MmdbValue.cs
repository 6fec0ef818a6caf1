using System.Buffers.Binary;
using System.Text;

namespace FastRr.Geo.Databases;

/// <summary>A value of a database, read where it stands.</summary>
internal readonly struct MmdbValue(DataSection section, Field head)
{
    /// <summary>Never <see cref="FieldType.Pointer"/>.</summary>
    public FieldType Type => head.Type;

    /// <summary>Pairs of a map, elements of an array; otherwise 0.</summary>
    public int Count => head.Type is FieldType.Map or FieldType.Array ? head.Size : 0;

    /// <summary>Octets of a text or of octets; otherwise empty.</summary>
    public ReadOnlySpan<byte> Octets =>
        head.Type is FieldType.Text or FieldType.Octets ? section.PayloadOf(head) : default;

    /// <summary>A text; null: it is none.</summary>
    public string? Text => head.Type == FieldType.Text ? Encoding.UTF8.GetString(section.PayloadOf(head)) : null;

    /// <summary>A boolean; null: it is none.</summary>
    public bool? Boolean => head.Type == FieldType.Boolean ? head.Size == 1 : null;

    /// <summary>A signed number; null: it is none.</summary>
    public int? Signed => head.Type == FieldType.Int32 ? ReadInt32() : null;

    /// <summary>A number of one of the unsigned types; null: it is none.</summary>
    public UInt128? Unsigned
    {
        get
        {
            if (head.Type is not (FieldType.UInt16 or FieldType.UInt32 or FieldType.UInt64 or FieldType.UInt128))
                return null;
            UInt128 value = 0;
            foreach (var octet in section.PayloadOf(head))
                value = (value << 8) | octet;
            return value;
        }
    }

    /// <summary>A double or a float; null: it is neither.</summary>
    public double? Number => head.Type switch
    {
        FieldType.Double => BinaryPrimitives.ReadDoubleBigEndian(section.PayloadOf(head)),
        FieldType.Float => BinaryPrimitives.ReadSingleBigEndian(section.PayloadOf(head)),
        _ => null,
    };

    /// <summary>The value of a key of a map; of two with the same key the first.</summary>
    /// <returns>False where it is no map, or has no such key.</returns>
    public bool TryGet(ReadOnlySpan<byte> key, out MmdbValue value)
    {
        value = default;
        if (head.Type != FieldType.Map)
            return false;
        var offset = head.Next;
        for (var left = head.Size; left > 0; left--)
        {
            if (section.ReadKey(ref offset).SequenceEqual(key))
            {
                value = section.ValueAt(offset);
                return true;
            }
            offset = section.Skip(offset);
        }
        return false;
    }

    /// <summary>
    /// Where the values of some keys of a map stand, in one pass; of two with the same key the first.
    /// </summary>
    /// <param name="keys">The keys.</param>
    /// <param name="places">For each key where its value stands, for <see cref="ValueAt"/>, or -1.</param>
    public void Find(ReadOnlySpan<byte[]> keys, Span<int> places)
    {
        places.Fill(-1);
        var offset = head.Next;
        for (var left = head.Type == FieldType.Map ? head.Size : 0; left > 0; left--)
        {
            var key = section.ReadKey(ref offset);
            for (var i = 0; i < keys.Length; i++)
            {
                if (places[i] < 0 && key.SequenceEqual(keys[i]))
                {
                    places[i] = offset;
                    break;
                }
            }
            offset = section.Skip(offset);
        }
    }

    /// <summary>The value at a place that <see cref="Find"/> found.</summary>
    public MmdbValue ValueAt(int place) => section.ValueAt(place);

    /// <summary>The pairs of a map in file order; of anything else none.</summary>
    public IEnumerable<KeyValuePair<string, MmdbValue>> Pairs()
    {
        var offset = head.Next;
        for (var left = head.Type == FieldType.Map ? head.Size : 0; left > 0; left--)
        {
            var key = Encoding.UTF8.GetString(section.ReadKey(ref offset));
            yield return new(key, section.ValueAt(offset));
            offset = section.Skip(offset);
        }
    }

    /// <summary>The elements of an array in file order; of anything else none.</summary>
    public IEnumerable<MmdbValue> Elements()
    {
        var offset = head.Next;
        for (var left = head.Type == FieldType.Array ? head.Size : 0; left > 0; left--)
        {
            yield return section.ValueAt(offset);
            offset = section.Skip(offset);
        }
    }

    // Of fewer than four octets it is positive.
    private int ReadInt32()
    {
        var value = 0;
        foreach (var octet in section.PayloadOf(head))
            value = (value << 8) | octet;
        return value;
    }
}
