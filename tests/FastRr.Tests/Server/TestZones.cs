namespace FastRr.Tests.Server;

/// <summary>Master files for tests of the server.</summary>
internal static class TestZones
{
    /// <summary>SOA, NS and its address.</summary>
    public const string Head = """
        $TTL 300
        @ SOA ns1 hostmaster 7 3600 600 86400 60
        @ NS ns1
        ns1 A 192.0.2.53

        """;

    public const string Good = """
        $TTL 300
        @ SOA ns1 hostmaster 7 3600 600 86400 60
        @ NS ns1
        ns1 A 192.0.2.53
        www A 192.0.2.1
        www A 192.0.2.2
        www A 192.0.2.3

        """;

    /// <summary>Errors in lines 5 and 6, nothing else.</summary>
    public const string Broken = """
        $TTL 300
        @ SOA ns1 hostmaster 7 3600 600 86400 60
        @ NS ns1
        ns1 A 192.0.2.53
        www A 192.0.2.256
        www MX ten mail

        """;

    /// <summary>Two TTLs in one RRset: a warning.</summary>
    public const string Doubtful = """
        $TTL 300
        @ SOA ns1 hostmaster 7 3600 600 86400 60
        @ NS ns1
        ns1 A 192.0.2.53
        www 60 A 192.0.2.1
        www 90 A 192.0.2.2

        """;
}
