using System.Buffers;
using System.Buffers.Binary;
using FastRr.Wire.Names;
using FastRr.Wire.Presentation;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Zones.MasterFiles;

/// <summary>Reads the entries that are records: [owner] [TTL] [class] type RDATA (RFC 1035 §5.1).</summary>
/// <param name="apex">The zone's apex, lower-cased, in wire form.</param>
/// <param name="output">Where records and findings go.</param>
internal sealed class RecordReader(byte[] apex, RecordWriter output)
{
    private static readonly SearchValues<byte> TtlOctets = SearchValues.Create("0123456789wdhmsWDHMS"u8);

    // RDLENGTH is 16 bits.
    private readonly byte[] _rdata = new byte[ushort.MaxValue];

    // One $TTL and one last TTL for the whole zone: an included file takes them over and hands them back (RFC 2308 §4).
    private uint? _defaultTtl;
    private uint? _lastTtl;

    /// <summary>What $TTL stated last.</summary>
    public void SetDefaultTtl(uint seconds) => _defaultTtl = seconds;

    public void Read(MasterFileFrame frame, in Entry entry, bool hasBlankOwner)
    {
        var next = 0;
        if (!hasBlankOwner)
            ReadOwner(frame, entry, next++);
        else if (frame.OwnerState == OwnerState.None)
            FailOnMissingOwner(frame, entry);
        if (!TryReadHead(frame, entry, ref next, out var head))
            return;
        if (!TryReadRData(entry, next, head.Type, frame.Origin, out var rdata, out var error))
        {
            output.Error(frame.PositionOf(entry, next + error.Token), error.Text);
            return;
        }
        var ttl = TtlOf(frame, entry, head, rdata);
        if (frame.OwnerState == OwnerState.Known)
            Add(frame, entry, frame.Owner, head, ttl, rdata);
    }

    /// <summary>Reads the owner's token, for this record and those that take it over.</summary>
    public void ReadOwner(MasterFileFrame frame, in Entry entry, int token)
    {
        var text = entry[token];
        if (frame.IsOwner(text))
            return;
        var error = ReadOwner(text, frame.Origin, frame.OwnerRoom, out var length);
        frame.SetOwner(text, length, error is null ? OwnerState.Known : OwnerState.Wrong);
        if (error is not null)
            output.Error(frame.PositionOf(entry, token), error);
    }

    /// <summary>Reads an owner and lower-cases it.</summary>
    /// <param name="text">As written.</param>
    /// <param name="origin">Completes it.</param>
    /// <param name="name">Room for 255 octets.</param>
    /// <param name="length">Octets of the name.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? ReadOwner(ReadOnlySpan<byte> text, ReadOnlySpan<byte> origin, Span<byte> name, out int length)
    {
        if (!DomainNameText.TryParseOrOrigin(text, origin, name, out length, out var error))
            return $"{Entry.Show(text)} is not a domain name: {DomainNameText.Describe(error)}";
        var lower = name[..length];
        DomainName.ToLower(lower, lower);
        return DomainName.IsAtOrBelow(lower, apex)
            ? null
            : $"{DomainNameText.Format(lower)} is out of the zone {DomainNameText.Format(apex)}";
    }

    /// <summary>
    /// Reads TTL and class, in any order and each at most once, and the type, from the token <paramref name="next"/>
    /// on, which is the RDATA's first afterwards; says what is wrong.
    /// </summary>
    public bool TryReadHead(MasterFileFrame frame, in Entry entry, ref int next, out RecordHead head)
    {
        head = default;
        bool hasTtl = false, hasClass = false;
        for (; next < entry.Count && !entry.Tokens[next].IsQuoted; next++)
        {
            var word = entry[next];
            if (word[0] is >= (byte)'0' and <= (byte)'9')
            {
                if (hasTtl)
                    return Fail(frame, entry, next, $"{entry.Show(next)} is a second TTL");
                hasTtl = true;
                if (!RDataText.TryParseTtl(word, out var seconds))
                    return FailOnTtl(frame, entry, next);
                _lastTtl = seconds;
            }
            else if (entry.Is(next, "IN"u8) || entry.Is(next, "CLASS1"u8))
            {
                if (hasClass)
                    return Fail(frame, entry, next, "a second class");
                hasClass = true;
            }
            else
            {
                return TryReadType(frame, entry, hasTtl, ref next, out head);
            }
        }
        return Fail(frame, entry, next, "a type is missing here");
    }

    /// <summary>
    /// Reads the RDATA from the token <paramref name="first"/> on, from which the error's token counts too. It is valid
    /// until the next call.
    /// </summary>
    public bool TryReadRData(
        in Entry entry, int first, RRType type, ReadOnlySpan<byte> origin,
        out ReadOnlySpan<byte> rdata, out PresentationError error)
    {
        var tokens = entry.Tokens[first..];
        var isRead = RDataText.TryParse(type, entry.Text, tokens, origin, _rdata, out var length, out error);
        rdata = _rdata.AsSpan(0, isRead ? length : 0);
        return isRead;
    }

    /// <summary>
    /// The TTL of a record: its own, else that of $TTL (RFC 2308 §4), else the last one stated (RFC 1035 §5.1).
    /// </summary>
    public uint TtlOf(MasterFileFrame frame, in Entry entry, in RecordHead head, ReadOnlySpan<byte> rdata)
    {
        if ((head.HasTtl ? _lastTtl : _defaultTtl ?? _lastTtl) is { } seconds)
            return seconds;
        var position = frame.PositionOf(entry, head.TypeToken);
        if (head.Type == RRType.SOA && rdata.Length >= 4)
        {
            _lastTtl = BinaryPrimitives.ReadUInt32BigEndian(rdata[^4..]) & int.MaxValue;
            output.Warning(position, $"no TTL is stated: the SOA's MINIMUM, {_lastTtl}, is taken");
        }
        else
        {
            // Said once: every record up to the next TTL would be wrong in the same way.
            _lastTtl = 0;
            output.Error(position, "no TTL is stated, neither here nor before, nor by $TTL (RFC 2308 §4)");
        }
        return _lastTtl.Value;
    }

    /// <summary>Hands a record on.</summary>
    /// <param name="frame">Its file.</param>
    /// <param name="entry">Where its type stands, and so the record.</param>
    /// <param name="lowerOwner">Lower-cased wire form.</param>
    /// <param name="head">Its type.</param>
    /// <param name="ttl">In seconds.</param>
    /// <param name="rdata">Wire form, names uncompressed.</param>
    /// <param name="directive">The number of the $GENERATE that it comes from, or 0.</param>
    public void Add(
        MasterFileFrame frame, in Entry entry, ReadOnlySpan<byte> lowerOwner, in RecordHead head, uint ttl,
        ReadOnlySpan<byte> rdata, int directive = 0)
    {
        ref readonly var place = ref entry.Tokens[head.TypeToken];
        output.Add(
            new BatchedRecord
            {
                Type = head.Type,
                TtlSeconds = ttl,
                File = (ushort)frame.FileNumber,
                Line = place.Line,
                Column = place.Column,
                Directive = directive,
            },
            lowerOwner,
            rdata);
    }

    private bool TryReadType(MasterFileFrame frame, in Entry entry, bool hasTtl, ref int next, out RecordHead head)
    {
        head = default;
        if (!RDataText.TryParseType(entry[next], out var type))
            return FailOnType(frame, entry, next);
        if (!RDataText.IsZoneData(type))
            return Fail(frame, entry, next, $"type {entry.Show(next)} is none that a zone can hold (RFC 6895 §3.1)");
        head = new RecordHead(type, hasTtl, next++);
        return true;
    }

    private bool FailOnType(MasterFileFrame frame, in Entry entry, int token)
    {
        var shown = entry.Show(token);
        if (RDataText.TryParseClass(entry[token], out _))
            return Fail(frame, entry, token, $"class {shown}: only IN is served");
        return Fail(frame, entry, token, entry[token][0] == '$'
            ? $"{shown} is no type; a directive stands at the start of its line"
            : $"unknown type {shown}");
    }

    private bool FailOnTtl(MasterFileFrame frame, in Entry entry, int token)
    {
        // Digits and units can only be a TTL; anything else is more likely RDATA that lacks its type.
        var isNumber = entry[token].IndexOfAnyExcept(TtlOctets) < 0;
        return Fail(frame, entry, token, isNumber
            ? $"{entry.Show(token)} is not a TTL of 0 to 2147483647 seconds (RFC 2181 §8)"
            : $"{entry.Show(token)} is neither a TTL nor a type");
    }

    private void FailOnMissingOwner(MasterFileFrame frame, in Entry entry)
    {
        Fail(frame, entry, 0, "the first record has no owner");
        frame.OwnerState = OwnerState.Wrong;
    }

    private bool Fail(MasterFileFrame frame, in Entry entry, int token, string text)
    {
        output.Error(frame.PositionOf(entry, token), text);
        return false;
    }
}
