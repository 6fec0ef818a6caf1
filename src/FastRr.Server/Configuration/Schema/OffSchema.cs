using System.Diagnostics.CodeAnalysis;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Schema;

/// <summary>A key of which only "off" is there yet: what turns it on is refused, whatever its form.</summary>
/// <param name="name">The key.</param>
/// <param name="off">The text that turns it off, as errors name it.</param>
/// <param name="isOff">Whether a text turns it off.</param>
internal sealed class OffSchema(string name, string off, Func<YamlScalar, bool> isOff) : ValueSchema<bool>
{
    public override string Form => off;

    public override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out bool value)
    {
        value = node is YamlScalar scalar && isOff(scalar);
        if (!value)
            context.Findings.Error(node.Position, $"'{name}' other than '{off}' is not available yet");
        return value;
    }
}
