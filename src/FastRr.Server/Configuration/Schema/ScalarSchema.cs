using System.Diagnostics.CodeAnalysis;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Schema;

/// <summary>A single value, read from its text.</summary>
/// <param name="form">The form in a few words.</param>
/// <param name="parse">Turns text into the value; what it returns is what is wrong, null where nothing is.</param>
internal sealed class ScalarSchema<T>(string form, ScalarSchema<T>.Parser parse) : ValueSchema<T>
{
    /// <summary>Reads <paramref name="scalar"/>; returns what is wrong with it, null where nothing is.</summary>
    internal delegate string? Parser(YamlScalar scalar, out T value);

    public override string Form => form;

    public override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not YamlScalar scalar)
        {
            var found = node is YamlSequence ? "a list" : "a map";
            context.Findings.Error(node.Position, $"one value is expected ({form}), not {found}");
            return false;
        }
        if (scalar.IsMissing)
        {
            context.Findings.Error(node.Position, $"a value is missing: {form}");
            return false;
        }
        if (parse(scalar, out value) is not { } wrong)
            return true;
        context.Findings.Error(node.Position, wrong);
        return false;
    }
}
