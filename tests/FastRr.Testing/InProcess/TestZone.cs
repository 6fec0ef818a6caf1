using System.Text;
using FastRr.Testing.Dns;
using FastRr.Zones;
using Xunit;

namespace FastRr.Testing.InProcess;

/// <summary>Zones written as text in a test.</summary>
public static class TestZone
{
    /// <summary>Reads and validates a master file that starts with <c>$ORIGIN</c>, its apex.</summary>
    public static Zone Parse(string text)
    {
        var apex = text[(text.IndexOf("$ORIGIN", StringComparison.Ordinal) + 7)..].TrimStart().Split('\n', ' ')[0];
        var result = ZoneLoader.Load(
            WireName.Parse(apex.Trim()),
            "test.zone",
            new ZoneLoadOptions { Open = _ => new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        Assert.True(result.Zone is not null, string.Join('\n', result.Findings));
        return result.Zone;
    }
}
