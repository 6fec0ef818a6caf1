using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace FastRr.Benchmarks.Budget;

/// <summary>
/// Octets that one operation of each benchmark may allocate: <c>benchmarks/allocation-budget.json</c>, one JSON object
/// whose keys are benchmarks and whose values are whole numbers.
/// </summary>
internal sealed class AllocationBudget
{
    private readonly Dictionary<string, long> _octetsPerOperation = new(StringComparer.Ordinal);

    private AllocationBudget()
    {
    }

    /// <summary>By benchmark, in the order of the file.</summary>
    public IReadOnlyDictionary<string, long> OctetsPerOperation => _octetsPerOperation;

    /// <summary>Reads a budget.</summary>
    /// <param name="path">How the fault names the file.</param>
    /// <param name="json">The file's octets, UTF-8.</param>
    /// <param name="budget">Null on a fault.</param>
    /// <param name="fault">The first fault with its place, <c>path:line:column: error: text</c>; null: none.</param>
    public static bool TryParse(
        string path,
        ReadOnlySpan<byte> json,
        [NotNullWhen(true)] out AllocationBudget? budget,
        [NotNullWhen(false)] out string? fault)
    {
        budget = new AllocationBudget();
        var reader = new Utf8JsonReader(json);
        try
        {
            if (budget.Read(ref reader) is not { } text)
            {
                fault = null;
                return true;
            }
            var before = json[..(int)reader.TokenStartIndex];
            var line = before.Count((byte)'\n') + 1;
            var column = before.Length - before.LastIndexOf((byte)'\n');
            fault = $"{path}:{line}:{column}: error: {text}";
        }
        catch (JsonException exception)
        {
            var text = exception.Message.Split(" LineNumber:")[0];
            fault = $"{path}:{exception.LineNumber + 1}:{exception.BytePositionInLine + 1}: error: {text}";
        }
        budget = null;
        return false;
    }

    /// <summary>Reads to the end of the file.</summary>
    /// <returns>What is wrong with the token that the reader stands on; null: nothing was.</returns>
    private string? Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return "expected an object of benchmarks and octets";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (_octetsPerOperation.ContainsKey(name))
                return $"'{name}' stands here a second time";
            reader.Read();
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var octets) || octets < 0)
                return $"expected a whole number of octets, 0 or more, for '{name}'";
            _octetsPerOperation.Add(name, octets);
        }
        // The reader refuses what follows the object by itself.
        reader.Read();
        return null;
    }
}
