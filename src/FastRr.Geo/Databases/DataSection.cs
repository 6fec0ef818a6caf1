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

    /// <summary>The value at an offset, behind a pointer where one stands there.</summary>
    /// <exception cref="GeoDatabaseException">It is not a field, or a pointer leads to a pointer.</exception>
    public MmdbValue ValueAt(int offset) => new(this, Resolve(offset, ReadField(offset)));

    /// <summary>The control octets at an offset; a payload of octets lies within the section.</summary>
    public Field ReadField(int offset)
    {
        var section = octets.AsSpan(start, length);
        if ((uint)offset >= (uint)section.Length)
            throw Broken(offset, "a field is expected past the end");
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
        return Check(offset, new Field((FieldType)type, size, next, next));
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

    public GeoDatabaseException Broken(int offset, string what) =>
        new($"{what} at octet {(long)start + offset} of the file, {offset} of the {name}");

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
            throw Broken(offset, $"a pointer leads to octet {target} of {section.Length}");
        return new Field(FieldType.Pointer, 0, (int)target, offset + 1 + more);
    }

    private Field Check(int offset, Field field)
    {
        var (fits, most) = field.Type switch
        {
            FieldType.Map or FieldType.Array => (true, 0),
            FieldType.Boolean => (field.Size <= 1, 0),
            FieldType.Double => (field.Size == 8, field.Size),
            FieldType.Float => (field.Size == 4, field.Size),
            FieldType.UInt16 => (field.Size <= 2, field.Size),
            FieldType.UInt32 or FieldType.Int32 => (field.Size <= 4, field.Size),
            FieldType.UInt64 => (field.Size <= 8, field.Size),
            FieldType.UInt128 => (field.Size <= 16, field.Size),
            _ => (true, field.Size),
        };
        if (!fits)
            throw Broken(offset, $"a field of type {(int)field.Type} has the size {field.Size}");
        if (most > length - field.Payload)
            throw Broken(offset, $"a field of {field.Size} octets reaches past the end");
        return field with { Next = field.Payload + most };
    }

    private static int ReadUInt24(ReadOnlySpan<byte> from) => (from[0] << 16) | (from[1] << 8) | from[2];
}
