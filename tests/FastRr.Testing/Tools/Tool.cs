using Xunit;

namespace FastRr.Testing.Tools;

/// <summary>A program from outside that a test needs, by its name and the Debian package it comes in.</summary>
public sealed record Tool(string Name, string Package)
{
    public static readonly Tool Dig = new("dig", "bind9-dnsutils");
    public static readonly Tool Kdig = new("kdig", "knot-dnsutils");
    public static readonly Tool Drill = new("drill", "ldnsutils");
    public static readonly Tool Dnsperf = new("dnsperf", "dnsperf");
    public static readonly Tool Gdnsd = new("gdnsd", "gdnsd");
    public static readonly Tool Gcc = new("gcc", "gcc");
    public static readonly Tool Ip = new("ip", "iproute2");
    public static readonly Tool Kxdpgun = new("kxdpgun", "knot-dnsutils");
    public static readonly Tool Knotd = new("knotd", "knot");
    public static readonly Tool Perl = new("perl", "perl-base");
    public static readonly Tool Mmdblookup = new("mmdblookup", "mmdb-bin");
    public static readonly Tool Python = new("python3", "python3");
    public static readonly Tool Nsd = new("nsd", "nsd");

    /// <summary>Whether the tests run where nothing may be missing.</summary>
    public static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Its path, or null where it is not installed.</summary>
    public string? Path { get; } = Find(Name);

    /// <summary>
    /// Its path. Where it is not installed the test is skipped with the reason, or fails where CI is true.
    /// </summary>
    public string Require()
    {
        if (Path is null && IsCi)
            Assert.Fail(Reason);
        Assert.SkipWhen(Path is null, Reason);
        return Path;
    }

    private string Reason => $"{Name} is not installed (Debian package {Package})";

    private static string? Find(string name)
    {
        // Daemons live in sbin, which is not in everybody's PATH.
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        string[] folders = [.. path.Split(':'), "/usr/sbin", "/usr/local/sbin"];
        return folders.Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
