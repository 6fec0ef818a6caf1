using System.Text;
using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Zones;

namespace FastRr.Tests.Zones.MasterFiles;

/// <summary>
/// Writes a zone in one of the many lay-outs that mean the same: names relative or whole, owners left out, TTL and
/// class in any order or left out, parentheses, comments, blank lines, tabs, CRLF, types by number, generic RDATA.
/// </summary>
internal sealed class ZoneWriter(Zone zone, int seed)
{
    private static readonly string[] Comments = ["", "x", " ( ", " \" ", "\\", " $TTL 1 ", ";;", "\u00e9"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private byte[] _origin = zone.Apex.ToArray();
    private uint? _defaultTtl;
    private uint? _lastTtl;
    private int _lastName = -1;

    public string Write()
    {
        var owners = new int[zone.RecordCount];
        for (var name = 0; name < zone.NameCount; name++)
        {
            for (var record = zone.FirstRecordOf(name); record >= 0; record = zone.Record(record).Next)
                owners[record] = name;
        }
        for (var record = 0; record < owners.Length; record++)
        {
            WriteBetween(record);
            WriteRecord(owners[record], record);
        }
        return _text.ToString();
    }

    private bool Toss(int oneIn = 2) => _random.Next(oneIn) == 0;

    private void EndLine()
    {
        if (Toss(4))
            _text.Append(" ;").Append(Comments[_random.Next(Comments.Length)]);
        _text.Append(Toss(4) ? "\r\n" : "\n");
    }

    private void WriteBetween(int record)
    {
        if (Toss(5))
        {
            _text.Append(Toss() ? "" : "\t ");
            EndLine();
        }
        if (Toss(6))
        {
            // The parent of some owner, or the root.
            var name = DomainName.Parent(zone.OwnerOf(_random.Next(zone.NameCount)));
            _text.Append("$ORIGIN ").Append(TextOf(name));
            EndLine();
            _origin = name.ToArray();
        }
        if (Toss(6))
        {
            _defaultTtl = Toss() ? zone.Record(record).TtlSeconds : (uint)_random.Next();
            _text.Append("$ttl ").Append(_defaultTtl);
            EndLine();
        }
    }

    private void WriteRecord(int name, int record)
    {
        var words = new List<string> { name == _lastName && Toss() ? "" : TextOf(zone.OwnerOf(name)) };
        _lastName = name;
        AddTtlAndClass(words, zone.Record(record).TtlSeconds);
        var type = zone.Record(record).Type;
        var mnemonic = RDataText.FormatType(type);
        words.Add(_random.Next(3) switch { 0 => mnemonic, 1 => mnemonic.ToLowerInvariant(), _ => $"TYPE{(int)type}" });
        var rdata = zone.RDataOf(record);
        words.AddRange(Toss(8)
            ? [@"\#", $"{rdata.Length}", Convert.ToHexString(rdata)]
            : Words(RDataText.Format(type, rdata)));
        words.RemoveAll(word => word.Length == 0 && !ReferenceEquals(word, words[0]));
        WriteWords(words);
    }

    private void AddTtlAndClass(List<string> words, uint ttl)
    {
        var hasTtl = (_defaultTtl ?? _lastTtl) != ttl || Toss();
        var hasClass = Toss();
        if (hasClass && hasTtl && Toss())
            words.AddRange(["IN", $"{ttl}"]);
        else
            words.AddRange([hasTtl ? TtlOf(ttl) : "", hasClass ? "in" : ""]);
        if (hasTtl)
            _lastTtl = ttl;
    }

    private string TtlOf(uint ttl) => Toss() ? $"{ttl}" : $"{ttl / 86400}d{ttl % 86400 / 60}M{ttl % 60}s";

    private void WriteWords(List<string> words)
    {
        var opening = Toss() ? _random.Next(words.Count) : -1;
        for (var word = 0; word < words.Count; word++)
        {
            if (word > 0)
                _text.Append(Separator(isInside: opening >= 0 && opening < word));
            // An owner that is left out needs its blank at the start of the line.
            if (word == opening)
                _text.Append(words[word].Length == 0 ? " (" : "(");
            _text.Append(words[word]);
        }
        if (opening >= 0)
            _text.Append(Separator(isInside: true)).Append(')');
        EndLine();
    }

    private string Separator(bool isInside) => _random.Next(isInside ? 6 : 3) switch
    {
        0 => " ",
        1 => "\t",
        2 => " \t  ",
        3 => "\n",
        4 => $"\r\n ",
        _ => $";{Comments[_random.Next(Comments.Length)]}\n",
    };

    private string TextOf(ReadOnlySpan<byte> name)
    {
        if (!DomainName.IsAtOrBelow(name, _origin) || Toss(3))
            return DomainNameText.Format(name);
        if (name.Length == _origin.Length)
            return "@";
        if (_origin.Length == 1)
            return DomainNameText.Format(name)[..^1];
        return DomainNameText.Format([.. name[..^_origin.Length], 0])[..^1];
    }

    /// <summary>Divides at blanks that stand neither between quotes nor behind a backslash.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var (start, isQuoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == ' ' && !isQuoted)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }
        yield return text[start..];
    }
}
