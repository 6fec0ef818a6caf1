using System.Globalization;
using System.Text;
using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Zones;
using Xunit;

namespace FastRr.Tests.Zones;

/// <summary>Zones from texts, and their records as texts.</summary>
internal static class ZoneText
{
    /// <summary>What every zone needs, in three lines.</summary>
    public const string Head = "$TTL 300\n@ SOA ns hostmaster 1 3600 600 86400 60\n@ NS ns.example.net.\n";

    public static byte[] Name(string text)
    {
        var name = new byte[DomainName.MaxLength];
        var isName = DomainNameText.TryParse(Encoding.ASCII.GetBytes(text), [], name, out var length, out var error);
        Assert.True(isName, $"{text}: {error}");
        return name[..length];
    }

    /// <summary>Loads a zone from texts; the first one is the main file.</summary>
    public static ZoneLoadResult Load(string apex, params (string Path, string Text)[] files) =>
        ZoneLoader.Load(Name(apex), files[0].Path, new ZoneLoadOptions { Open = path => Open(files, path) });

    /// <summary>Loads example.com from a text behind <see cref="Head"/>, as the file <c>z</c>.</summary>
    public static ZoneLoadResult Load(string text) => Load("example.com.", ("z", Head + text));

    /// <summary>The records behind <see cref="Head"/>, each as <c>owner TTL type RDATA</c>, in file order.</summary>
    public static string[] Records(ZoneLoadResult result)
    {
        Assert.True(result.Zone is not null, string.Join('\n', result.Findings));
        return [.. Records(result.Zone).Skip(2)];
    }

    /// <summary>All records in file order.</summary>
    public static IEnumerable<string> Records(Zone zone)
    {
        var owners = new string[zone.RecordCount];
        for (var name = 0; name < zone.NameCount; name++)
        {
            for (var record = zone.FirstRecordOf(name); record >= 0; record = zone.Record(record).Next)
                owners[record] = DomainNameText.Format(zone.OwnerOf(name));
        }
        for (var record = 0; record < owners.Length; record++)
        {
            var (type, ttl) = (zone.Record(record).Type, zone.Record(record).TtlSeconds);
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{owners[record]} {ttl} {RDataText.FormatType(type)} {RDataText.Format(type, zone.RDataOf(record))}");
        }
    }

    public static string[] Findings(ZoneLoadResult result) =>
        [.. result.Findings.Select(finding => finding.ToString())];

    private static MemoryStream Open((string Path, string Text)[] files, string path)
    {
        var file = files.FirstOrDefault(file => file.Path == path);
        return file.Text is null
            ? throw new FileNotFoundException(path)
            : new MemoryStream(Encoding.Latin1.GetBytes(file.Text));
    }
}
