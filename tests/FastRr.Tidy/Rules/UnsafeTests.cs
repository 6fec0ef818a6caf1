using System.Text.RegularExpressions;
using FastRr.Tidy.Sources;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed partial class UnsafeTests
{
    private const string UnsafeLayer = "FastRr.Transports.Linux";

    // A statement of facts is a comment of a few lines over a statement of a few lines.
    private const int ReachLines = 8;

    [Fact]
    public void Unsafe_OutsideTheLinuxTransports_IsNowhere()
    {
        var violations = new Violations();
        foreach (var source in Tree.CSharp.Where(source => !IsInUnsafeLayer(source.Path)))
        {
            for (var i = 0; i < source.CodeLines.Count; i++)
            {
                if (UnsafePattern().IsMatch(source.CodeLines[i]))
                    violations.Add(source.Path, i + 1, source.CodeLines[i].Trim());
            }
        }
        foreach (var project in Tree.Projects.Where(project => project.Name != UnsafeLayer))
        {
            if (project.Xml.Descendants("AllowUnsafeBlocks").Any())
                violations.Add(project.Path, "AllowUnsafeBlocks");
        }
        violations.AssertNone($"unsafe code and system calls live in {UnsafeLayer} alone");
    }

    [Fact]
    public void UncheckedAccess_OutsideTheLinuxTransports_StatesWhyItIsSafe()
    {
        var violations = new Violations();
        foreach (var source in Tree.CSharp.Where(source => !IsInUnsafeLayer(source.Path)))
        {
            for (var i = 0; i < source.CodeLines.Count; i++)
            {
                if (!UncheckedPattern().IsMatch(source.CodeLines[i]))
                    continue;
                var above = source.CommentLines.Take(i + 1).Skip(Math.Max(0, i - ReachLines));
                if (!above.Any(line => line.Contains("// SAFETY: ", StringComparison.Ordinal)))
                    violations.Add(source.Path, i + 1, source.CodeLines[i].Trim());
            }
        }
        violations.AssertNone($"MemoryMarshal and Unsafe stand {ReachLines} lines at most below a '// SAFETY:' line");
    }

    private static bool IsInUnsafeLayer(string path) =>
        path.StartsWith($"src/{UnsafeLayer}/", StringComparison.Ordinal);

    [GeneratedRegex(@"\bunsafe\b|\bfixed\s*\(|\[(DllImport|LibraryImport)\b")]
    private static partial Regex UnsafePattern();

    [GeneratedRegex(@"\b(MemoryMarshal|Unsafe|CollectionsMarshal)\.(?!SizeOf\b)")]
    private static partial Regex UncheckedPattern();
}
