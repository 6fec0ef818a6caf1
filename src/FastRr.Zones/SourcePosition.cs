using System.Globalization;

namespace FastRr.Zones;

/// <summary>A place in a file. Line and column count from 1; 0 means the file as a whole.</summary>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>, or <c>file</c> alone where the place is the whole file.</summary>
    public override string ToString() =>
        Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
