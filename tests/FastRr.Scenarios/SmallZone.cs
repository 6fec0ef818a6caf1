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

    /// <summary>A folder with the zone and a configuration that serves it.</summary>
    /// <param name="zoneWords">What the zone's entry says besides, comma first: ", order: fixed".</param>
    public static ConfigurationFolder Write(string zoneWords = "") => new ConfigurationFolder()
        .With("example.com.zone", Text)
        .With("fastrr.yaml", $"zones:\n  - {{ name: example.com, file: example.com.zone{zoneWords} }}\n");
}
