using FastRr.Zones.MasterFiles;
using FastRr.Zones.Validation;

namespace FastRr.Zones;

/// <summary>Reads a zone's master file and validates what it says.</summary>
public static class ZoneLoader
{
    /// <summary>Loads a zone; never throws for what is in a file, or for a file that cannot be read.</summary>
    /// <param name="apex">The apex's name in wire form, any case; also the first origin.</param>
    /// <param name="path">The main file, as findings shall name it.</param>
    /// <param name="options">Null: <see cref="ZoneLoadOptions.Default"/>.</param>
    public static ZoneLoadResult Load(ReadOnlySpan<byte> apex, string path, ZoneLoadOptions? options = null)
    {
        options ??= ZoneLoadOptions.Default;
        var findings = new FindingList();
        var zone = new Zone(apex);
        MasterFileReader.Read(zone, path, options.Open ?? OpenFile, findings, options.Progress);
        // After a hundred errors nobody asks for more.
        if (!findings.IsFull)
            ZoneValidator.Validate(zone, findings, options);
        return new ZoneLoadResult(findings.HasErrors ? null : zone, findings.ToOrdered(zone.Files));
    }

    private static FileStream OpenFile(string path)
    {
        // The system says of a folder that access is denied, which sends people the wrong way.
        if (Directory.Exists(path))
            throw new IOException("it is a directory");
        return new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            // The reader has a buffer of its own.
            BufferSize = 0,
            Options = FileOptions.SequentialScan,
        });
    }
}
