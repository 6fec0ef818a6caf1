using FastRr.Testing;
using FastRr.Testing.Dns;

namespace FastRr.Differential;

/// <summary>
/// The names and types of <c>diff.example.zone</c>, read by blanks alone: each of its lines is a record.
/// </summary>
internal static class DifferentialZone
{
    public const string Name = "diff.example";

    public static string Path { get; } = Repository.PathOf("tests/FastRr.Differential/diff.example.zone");

    private static string[][] Records { get; } =
        [.. File.ReadAllLines(Path).Where(line => line.Length > 0 && line[0] is not (';' or '$'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Every owner, absolute, as written; the apex first.</summary>
    public static IReadOnlyList<string> Owners { get; } = [.. Records.Select(record => Absolute(record[0])).Distinct()];

    /// <summary>Every type that the zone has.</summary>
    public static IReadOnlyList<ushort> Types { get; } =
        [.. Records.Select(record => TypeName.Parse(record[2])).Distinct().Order()];

    /// <summary>A configuration for FastRr.</summary>
    /// <param name="io">How datagrams arrive: auto, sockets or uring.</param>
    public static string Configuration(string io) =>
        $"server: {{ io: {io} }}\nzones:\n  - {{ name: {Name}, file: {Path} }}\n";

    private static string Absolute(string owner) => owner == "@" ? $"{Name}." : $"{owner}.{Name}.";
}
