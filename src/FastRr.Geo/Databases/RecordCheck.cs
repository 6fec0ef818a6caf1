using System.Text.Unicode;

namespace FastRr.Geo.Databases;

/// <summary>
/// Proves that whole values of a section can be read: what is behind pointers too, each part once. It bounds what
/// reading them costs, and finds damage in fields that nobody asks for.
/// </summary>
internal sealed class RecordCheck(DataSection section)
{
    /// <summary>Maps and arrays in each other, also by pointers. Known layouts have four.</summary>
    public const int MaxDepth = 64;

    /// <summary>
    /// Fields of a value, with those behind pointers that no value before it led to. The largest known layout, with
    /// each name in ten languages, has about 400. At some 5 ns a field, 4096 are 20 µs: what a broken file can cost
    /// for each record it claims to have.
    /// </summary>
    public const int MaxFields = 4096;

    // One bit an octet of the section: a value that starts there is known to be sound.
    private readonly ulong[] _sound = new ulong[(section.Length / 64) + 1];

    /// <summary>Reads a record through, unless that was done before.</summary>
    /// <exception cref="GeoDatabaseException">It is broken, nested too deep, a loop, or too large.</exception>
    public void Check(int offset)
    {
        if ((uint)offset >= (uint)section.Length)
            throw new GeoDatabaseException($"no record starts at octet {offset} of {section.Described}");
        var fields = 0;
        CheckOnce(offset, 0, ref fields);
    }

    /// <summary>Reads a value through, unless that was done before.</summary>
    /// <param name="offset">Where it starts, within the section.</param>
    /// <param name="depth">Maps and arrays around it.</param>
    /// <param name="fields">Fields read so far.</param>
    private void CheckOnce(int offset, int depth, ref int fields)
    {
        ref var word = ref _sound[offset / 64];
        var bit = 1UL << (offset % 64);
        if ((Volatile.Read(ref word) & bit) != 0)
            return;
        CheckValue(offset, depth, ref fields);
        // Where two threads write at once a bit may be lost: that value is read through again.
        Volatile.Write(ref word, word | bit);
    }

    /// <summary>Reads a value through.</summary>
    /// <returns>Where what follows it stands.</returns>
    private int CheckValue(int offset, int depth, ref int fields)
    {
        if (depth > MaxDepth)
            throw section.Broken(offset, $"a value is nested over {MaxDepth} levels deep, or in a loop,");
        if (++fields > MaxFields)
            throw section.Broken(offset, $"a value has more than {MaxFields} fields");
        var field = section.ReadField(offset);
        var next = field.Next;
        switch (field.Type)
        {
            case FieldType.Pointer:
                section.Resolve(offset, field);
                CheckOnce(field.Payload, depth, ref fields);
                break;
            case FieldType.Text when !Utf8.IsValid(section.PayloadOf(field)):
                throw section.Broken(offset, "a text is not UTF-8");
            case FieldType.Map:
                for (var left = field.Size; left > 0; left--)
                {
                    CheckKey(ref next, ref fields);
                    next = CheckValue(next, depth + 1, ref fields);
                }
                break;
            case FieldType.Array:
                for (var left = field.Size; left > 0; left--)
                    next = CheckValue(next, depth + 1, ref fields);
                break;
        }
        return next;
    }

    private void CheckKey(ref int offset, ref int fields)
    {
        var at = offset;
        if (++fields > MaxFields)
            throw section.Broken(at, $"a value has more than {MaxFields} fields");
        if (!Utf8.IsValid(section.ReadKey(ref offset)))
            throw section.Broken(at, "a key of a map is not UTF-8");
    }
}
