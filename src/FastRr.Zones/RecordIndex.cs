using FastRr.Wire.Registry;

namespace FastRr.Zones;

/// <summary>
/// Finds a record by owner, type and RDATA: open addressing over the records of names that have too many to walk, so
/// that an RRset of thousands is not compared each with each.
/// </summary>
internal sealed class RecordIndex(Zone zone)
{
    private Slot[] _slots = [];
    private int _count;

    /// <returns>The record's number, or -1.</returns>
    public int Find(int name, RRType type, ReadOnlySpan<byte> rdata)
    {
        if (_count == 0)
            return -1;
        var hash = HashOf(name, type, rdata);
        for (var at = hash; ; at++)
        {
            ref var slot = ref _slots[at & (uint)(_slots.Length - 1)];
            if (slot.RecordPlus1 == 0)
                return -1;
            var record = slot.RecordPlus1 - 1;
            if (slot.Hash == hash && slot.Name == name && zone.Record(record).Type == type
                && RDataEquality.Equals(type, zone.RDataOf(record), rdata))
            {
                return record;
            }
        }
    }

    public void AddAllOf(int name)
    {
        for (var record = zone.FirstRecordOf(name); record >= 0; record = zone.Record(record).Next)
            Add(name, record);
    }

    public void Add(int name, int record)
    {
        // Half of the slots stay free, so that runs are short.
        if ((_count + 1) * 2 > _slots.Length)
            Grow();
        Place(new Slot
        {
            Hash = HashOf(name, zone.Record(record).Type, zone.RDataOf(record)),
            Name = name,
            RecordPlus1 = record + 1,
        });
        _count++;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[Math.Max(64, old.Length * 2)];
        foreach (ref var slot in old.AsSpan())
        {
            if (slot.RecordPlus1 != 0)
                Place(slot);
        }
    }

    private void Place(in Slot slot)
    {
        var at = slot.Hash;
        while (_slots[at & (uint)(_slots.Length - 1)].RecordPlus1 != 0)
            at++;
        _slots[at & (uint)(_slots.Length - 1)] = slot;
    }

    private static uint HashOf(int name, RRType type, ReadOnlySpan<byte> rdata) =>
        (uint)RDataEquality.HashOf(type, rdata, seed: ((ulong)(uint)name << 16) | (ushort)type);

    private struct Slot
    {
        public uint Hash;
        public int Name;
        public int RecordPlus1;
    }
}
