using System.Buffers.Binary;

namespace FastRr.Geo.Databases;

/// <summary>
/// Fields of the data section or of the metadata, read from the file's octets. An offset counts from the start of the
/// section, as pointers do; whatever leads out of the section is a <see cref="GeoDatabaseException"/>.
/// </summary>
internal sealed class DataSection(string name, byte[] octets, int start, int length)
{
    // A pointer of two octets more starts where one of one octet more ends, and so on.
    private const int SecondPointer = 1 << 11;
    private const int ThirdPointer = SecondPointer + (1 << 19);

    /// <summary>Octets of the section.</summary>
    public int Length => length;

    /// <summary>For messages: its name and length.</summary>
    public string Described => $"the {name}, which has {length}";

    /// <summary>The value at an offset, behind a pointer where one stands there.</summary>
    /// <exception cref="GeoDatabaseException">It is not a field, or a pointer leads to a pointer.</exception>
    public MmdbValue ValueAt(int offset) => new(this, Resolve(offset, ReadField(offset)));

    /// <summary>The control octets at an offset; a payload of octets lies within the section.</summary>
    public Field ReadField(int offset)
    {
        var section = octets.AsSpan(start, length);
        if ((uint)offset >= (uint)section.Length)
        {
            throw new GeoDatabaseException(
                $"the {name} ends at octet {(long)start + length} of the file, where a field should start");
        }
        int control = section[offset];
        var type = control >> 5;
        var next = offset + 1;
        if (type == (int)FieldType.Pointer)
            return ReadPointer(section, offset, control);
        if (type == 0)
        {
            if (next >= section.Length)
                throw Broken(offset, "a field is cut off");
            // Types 1 to 7 have their own bits: an extended type starts at 8.
            type = section[next++] + 7;
        }
        if (type is not ((>= 2 and <= 11) or 14 or 15) || (type == 7 && control >> 5 == 0))
            throw Broken(offset, $"a field has the unknown type {type}");
        var size = control & 0x1f;
        if (size >= 29)
        {
            var more = size - 28;
            if (section.Length - next < more)
                throw Broken(offset, "a field is cut off");
            size = more switch
            {
                1 => 29 + section[next],
                2 => 285 + BinaryPrimitives.ReadUInt16BigEndian(section[next..]),
                _ => 65_821 + ReadUInt24(section[next..]),
            };
            next += more;
        }
        return Check(offset, (FieldType)type, size, next);
    }

    /// <summary>The payload of a field that has one.</summary>
    public ReadOnlySpan<byte> PayloadOf(Field field) => octets.AsSpan(start + field.Payload, field.Size);

    /// <summary>The field itself, or where it is a pointer, the one behind it.</summary>
    /// <param name="offset">Where the field stands.</param>
    /// <param name="field">What stands there.</param>
    public Field Resolve(int offset, Field field)
    {
        if (field.Type != FieldType.Pointer)
            return field;
        var target = ReadField(field.Payload);
        return target.Type != FieldType.Pointer
            ? target
            : throw Broken(offset, "a pointer leads to a pointer");
    }

    /// <summary>A key of a map: a text, or a pointer to one.</summary>
    /// <param name="offset">Where it stands; then where its value does.</param>
    public ReadOnlySpan<byte> ReadKey(ref int offset)
    {
        var field = ReadField(offset);
        var key = Resolve(offset, field);
        if (key.Type != FieldType.Text)
            throw Broken(offset, $"a key of a map is not a text but of type {(int)key.Type}");
        offset = field.Next;
        return PayloadOf(key);
    }

    /// <summary>Where what follows the value at an offset stands; pointers are not followed.</summary>
    public int Skip(int offset)
    {
        // Fields still to pass; a map's pairs are two each.
        for (long left = 1; left > 0; left--)
        {
            var field = ReadField(offset);
            offset = field.Next;
            left += field.Type switch
            {
                FieldType.Map => 2L * field.Size,
                FieldType.Array => field.Size,
                _ => 0,
            };
        }
        return offset;
    }

    /// <summary>What is wrong with the field at an offset.</summary>
    public GeoDatabaseException Broken(int offset, string what) =>
        new($"{what} at octet {(long)start + offset} of the file, {offset} of its {name}");

    private Field ReadPointer(ReadOnlySpan<byte> section, int offset, int control)
    {
        var more = ((control >> 3) & 3) + 1;
        if (section.Length - (offset + 1) < more)
            throw Broken(offset, "a pointer is cut off");
        var rest = section.Slice(offset + 1, more);
        long high = control & 7;
        var target = more switch
        {
            1 => (high << 8) | rest[0],
            2 => ((high << 16) | BinaryPrimitives.ReadUInt16BigEndian(rest)) + SecondPointer,
            3 => ((high << 24) | (uint)ReadUInt24(rest)) + ThirdPointer,
            _ => BinaryPrimitives.ReadUInt32BigEndian(rest),
        };
        if (target >= section.Length)
            throw Broken(offset, $"a pointer leads to octet {target} of {Described},");
        return new Field(FieldType.Pointer, 0, (int)target, offset + 1 + more);
    }

    /// <summary>Holds a size against its type and against the octets there are.</summary>
    private Field Check(int offset, FieldType type, int size, int payload)
    {
        var (fits, taken) = (true, size);
        switch (type)
        {
            case FieldType.Text or FieldType.Octets:
                break;
            case FieldType.Map or FieldType.Array:
                taken = 0;
                break;
            case FieldType.Boolean:
                (fits, taken) = (size <= 1, 0);
                break;
            case FieldType.UInt16:
                fits = size <= 2;
                break;
            case FieldType.UInt32 or FieldType.Int32:
                fits = size <= 4;
                break;
            case FieldType.UInt64:
                fits = size <= 8;
                break;
            case FieldType.UInt128:
                fits = size <= 16;
                break;
            case FieldType.Double:
                fits = size == 8;
                break;
            case FieldType.Float:
                fits = size == 4;
                break;
        }
        if (!fits)
            throw Broken(offset, $"a field of type {(int)type} has the size {size}");
        if (taken > length - payload)
            throw Broken(offset, $"a field of size {size} reaches past the end");
        return new Field(type, size, payload, payload + taken);
    }

    private static int ReadUInt24(ReadOnlySpan<byte> from) => (from[0] << 16) | (from[1] << 8) | from[2];
}
