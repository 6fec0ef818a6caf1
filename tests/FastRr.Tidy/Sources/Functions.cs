using System.Text.RegularExpressions;

namespace FastRr.Tidy.Sources;

/// <summary>
/// Finds the bodies of functions by their braces: methods, constructors, accessors and operators of types.
/// </summary>
internal static partial class Functions
{
    /// <summary>The first line of each body's header, and the lines from there to the closing brace.</summary>
    public static IEnumerable<(int Line, int Length)> Of(CSharpSource source)
    {
        // What each open brace belongs to: true for a type, whose braces hold functions.
        var open = new Stack<(bool IsType, bool IsFunction, int Line)>();
        var header = "";
        var headerLine = 0;
        for (var line = 0; line < source.CodeLines.Count; line++)
        {
            foreach (var character in source.CodeLines[line])
            {
                switch (character)
                {
                    case '{':
                        var isInType = open.Count == 0 || open.Peek().IsType;
                        var isType = isInType && TypePattern().IsMatch(header);
                        open.Push((isType, isInType && !isType, headerLine));
                        header = "";
                        break;
                    case '}':
                        var (_, isFunction, start) = open.Pop();
                        if (isFunction)
                            yield return (start + 1, line - start + 1);
                        header = "";
                        break;
                    case ';':
                        header = "";
                        break;
                    default:
                        if (header.Length == 0 && char.IsWhiteSpace(character))
                            break;
                        if (header.Length == 0)
                            headerLine = line;
                        header += character;
                        break;
                }
            }
            header += header.Length == 0 ? "" : " ";
        }
    }

    [GeneratedRegex(@"\b(class|struct|interface|enum|record) \w|^namespace ")]
    private static partial Regex TypePattern();
}
