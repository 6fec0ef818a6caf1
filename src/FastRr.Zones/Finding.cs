namespace FastRr.Zones;

/// <summary>One finding of validation: a place, how grave, and what is wrong.</summary>
/// <param name="Position">Where; line and column count from 1, 0 where they are not known.</param>
/// <param name="Severity">Errors keep the data from being served, warnings do not.</param>
/// <param name="Text">One line for people, without the place.</param>
public sealed record Finding(SourcePosition Position, FindingSeverity Severity, string Text)
{
    /// <summary>The form that <c>fastrr check</c> prints: <c>file:line:column: error: text</c>.</summary>
    public override string ToString() =>
        $"{Position}: {(Severity == FindingSeverity.Error ? "error" : "warning")}: {Text}";
}
