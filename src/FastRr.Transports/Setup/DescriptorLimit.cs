using System.Globalization;

namespace FastRr.Transports.Setup;

/// <summary>How many descriptors the process may have. Running out of them is worse than refusing: a runtime that
/// can't open one of its own libraries any more ends the process.</summary>
internal static class DescriptorLimit
{
    /// <summary>
    /// For the rest of the program: about 100 of the runtime, sockets for UDP and the admin side, files that are
    /// read again, probes.
    /// </summary>
    private const int Reserve = 512;

    /// <summary>The limit of this process, or null where the system does not tell.</summary>
    public static int? Read()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            return Parse(File.ReadLines("/proc/self/limits"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>proc(5): the name, the soft limit, the hard limit, the unit.</summary>
    public static int? Parse(IEnumerable<string> lines)
    {
        const string Name = "Max open files";
        foreach (var line in lines)
        {
            if (!line.StartsWith(Name, StringComparison.Ordinal))
                continue;
            var soft = line[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
            return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
        }
        return null;
    }

    /// <summary>
    /// As many of the connections wanted as leave the reserve alone, or half the limit where that is more; one at
    /// least.
    /// </summary>
    public static int Fit(int connections, int? limit) =>
        limit is { } most ? Math.Max(1, Math.Min(connections, Math.Max(most - Reserve, most / 2))) : connections;
}
