using System.Text.RegularExpressions;
using FastRr.Testing;
using FastRr.Tidy.Sources;
using Xunit;

namespace FastRr.Tidy.Rules;

public sealed partial class CitationTests
{
    private static readonly string[] Endings = [".cs", ".md", ".yaml", ".zone", ".script"];

    // This file holds misspelled ones to try the pattern on.
    private const string Own = "tests/FastRr.Tidy/Rules/CitationTests.cs";

    [Theory]
    [InlineData("RFC 1035 §4.1.1: why", true)]
    [InlineData("RFC 9471 §3.1, RFC 2308", true)]
    [InlineData("RFC 5155 §A.2", true)]
    [InlineData("namespace FastRr.Conformance.Rfc2308;", true)]
    [InlineData("RFC1035", false)]
    [InlineData("rfc 1035", false)]
    [InlineData("RFC-1035", false)]
    [InlineData("RFC 1035 § 4.1", false)]
    [InlineData("RFC 1035, §4.1", false)]
    [InlineData("RFC 1035 section 4.1", false)]
    [InlineData("RFC 1035, Section 4.1", false)]
    [InlineData("RFC 1035 sec. 4.1", false)]
    [InlineData("RFC 1035§4.1", false)]
    public void IsWellSpelled_Citation_AsListed(string text, bool expected) =>
        Assert.Equal(expected, !MisspelledPattern().IsMatch(text));

    [Fact]
    public void Citations_OfAll_AreSpelledOneWay()
    {
        var violations = new Violations();
        foreach (var path in Repository.Files.Where(path => Endings.Contains(Path.GetExtension(path)) && path != Own))
        {
            var lines = Repository.Read(path).Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (MisspelledPattern().Match(lines[i]) is { Success: true } match)
                    violations.Add(path, i + 1, match.Value);
            }
        }
        violations.AssertNone("a clause is cited as in 'RFC 1035 §4.1.1', so that a search finds every citation");
    }

    // In this order: no space before the number, or another case; a clause not written as " §4.1".
    [GeneratedRegex(@"\bRFC-?[0-9]|\b(rfc|Rfc)[ -][0-9]|\bRFC [0-9]+(§|,? § | §[^0-9A-Z]|, §|,? [Ss]ec(tion|t?\.))")]
    private static partial Regex MisspelledPattern();
}
