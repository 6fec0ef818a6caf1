using FastRr.Testing;

namespace FastRr.Scenarios;

/// <summary>A zone of a few names, for tests of what stands around the answers.</summary>
internal static class SmallZone
{
    public const string Text = """
        $ORIGIN example.com.
        $TTL 300
        @     SOA  ns1 hostmaster 1 3600 600 86400 60
        @     NS   ns1
        ns1   A    192.0.2.53
        www   A    192.0.2.1
        www   A    192.0.2.2
        www   A    192.0.2.3

        """;

    /// <summary>The entry of the zone in a configuration.</summary>
    public const string Entry = "zones:\n  - { name: example.com, file: example.com.zone }\n";

    /// <summary>Writes the zone and a configuration that serves it.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="configuration">The whole of it, or the zone's entry alone.</param>
    /// <returns>The path of the configuration.</returns>
    public static string Write(TemporaryFolder folder, string configuration = Entry)
    {
        folder.Write("example.com.zone", Text);
        return folder.Write("fastrr.yaml", configuration);
    }
}
