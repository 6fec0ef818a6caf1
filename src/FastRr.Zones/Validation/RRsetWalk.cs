using System.Buffers.Binary;
using FastRr.Wire.Registry;

namespace FastRr.Zones.Validation;

/// <summary>
/// The RRsets of one name, one after the other. Signatures count as sets by the type they cover: those of different
/// types are no RRset together (RFC 4034 §3).
/// </summary>
internal sealed class RRsetWalk(Zone zone)
{
    // Type, covered type and number in one: sorted, the records of a set stand together in file order.
    private ulong[] _keys = new ulong[16];
    private int _count;
    private int _first;
    private int _end;

    public RRType Type => (RRType)(_keys[_first] >> 48);

    public int Count => _end - _first;

    /// <summary>Goes before the first RRset of a name.</summary>
    public void Load(int name)
    {
        _count = _first = _end = 0;
        for (var record = zone.FirstRecordOf(name); record >= 0; record = zone.Record(record).Next)
        {
            if (_count == _keys.Length)
                Array.Resize(ref _keys, _count * 2);
            _keys[_count++] = KeyOf(record);
        }
        _keys.AsSpan(0, _count).Sort();
    }

    public bool MoveNext()
    {
        _first = _end;
        if (_first == _count)
            return false;
        while (++_end < _count && _keys[_end] >> 32 == _keys[_first] >> 32)
        {
        }
        return true;
    }

    /// <summary>A record of the set, from 0, in file order.</summary>
    public int Record(int index) => (int)(uint)_keys[_first + index];

    private ulong KeyOf(int record)
    {
        var type = zone.Record(record).Type;
        var rdata = zone.RDataOf(record);
        var key = ((ulong)type << 48) | (uint)record;
        return type == RRType.RRSIG && rdata.Length >= 2
            ? key | ((ulong)BinaryPrimitives.ReadUInt16BigEndian(rdata) << 32)
            : key;
    }
}
